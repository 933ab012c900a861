package org.jieli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jieli.Browsing.Screen;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The main job of the product, walked in a real browser through the demo region as it is delivered. */
@TestInstance(Lifecycle.PER_CLASS)
class MainJobTests {

    private final Set<String> seen = new HashSet<>();
    private Browsing browsing;

    @BeforeAll
    void theDemoRegionRuns() {
        browsing = new Browsing(DemoApplication.address());
    }

    @AfterAll
    void stop() {
        browsing.close();
    }

    @ParameterizedTest
    @CsvSource({"OFFICE, gxy, I10", "PHONE, gxyxxzb, I11"})
    void theRelayRunsFromTheVillageToTheHospitalAndBack(Screen screen, String typed, String code) {
        String shots = "main-job-" + screen.name().toLowerCase(java.util.Locale.ROOT) + "-";
        Page village = signIn("village", screen);
        seesTheManOf58(village, typed, code, shots);
        String referral = sendsHimUp(village, shots);

        Page centre = signIn("centre", screen);
        open(centre, "/referrals/centre");
        assertThat(centre.locator("main")).containsText("张建国");
        Browsing.picture(centre, shots + "3-centre");
        centre.navigate(referral);
        act(centre, "RECEIVE");
        act(centre, "ACCEPT");
        assertThat(centre.locator(".steps-line .now")).hasText("已接受");
        act(centre, "BOOK");
        act(centre, "ARRIVE");
        act(centre, "START_CARE");
        Browsing.picture(centre, shots + "4-in-care");

        open(village, "/inbox");
        assertThat(village.locator("main")).containsText("已接受");
        String back = isDischargedAndComesBack(signIn("specialist", screen), referral, shots);
        isCompleted(village, referral);
        assertThat(village.locator(".happenings")).containsText("嘱低盐饮食");
        Page family = signIn("township", screen);
        family.navigate(back);
        act(family, "RECEIVE");
        act(family, "ACCEPT");
        open(family, "/follow-ups");
        assertThat(family.locator("main")).containsText("张建国");
        Browsing.picture(family, shots + "6-family-doctor");
        family.locator("tr:has-text('张建国'):has(.badge) a.btn").first().click();
        family.fill("#systolic", "132");
        family.fill("#diastolic", "82");
        family.check("[name=outcome][value='1']");
        family.click("main button[type=submit]");
        isCompleted(family, back);
        Browsing.picture(family, shots + "7-closed");
    }

    @Test
    void theStateIsRefusedToTheWrongRoleAndHiddenFromTheWrongPlace() {
        Page village = signIn("village", Screen.OFFICE);
        seesTheManOf58(village, "E11", "E11", "refused-");
        String referral = sendsHimUp(village, "refused-");
        String answer = (String) village.evaluate("""
                async () => {
                  const body = new URLSearchParams({ _csrf: document.querySelector("[name=_csrf]").value, version: "1" });
                  return (await fetch(location.pathname + "/actions/ACCEPT", { method: "POST", body })).status.toString();
                }
                """);
        assertThat(answer).isEqualTo("403");
        for (String stranger : new String[] {"citycentre", "cityspecialist"}) {
            Page page = signIn(stranger, Screen.OFFICE);
            assertThat(page.navigate(referral).status()).as(stranger).isEqualTo(404);
            assertThat(page.locator("main")).containsText("工作台");
        }
    }

    @Test
    void aVisitIsRecordedWithTheKeyboardOnly() {
        Page page = signIn("village", Screen.OFFICE);
        page.keyboard().press("Control+k");
        page.keyboard().type("zjg");
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile("/residents\\?q=zjg"));
        tabTo(page, "张建国");
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile("/residents/[0-9a-f-]{36}"));
        tabTo(page, "接诊");
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile("/visits/new"));
        page.keyboard().type("咽痛一天");
        while (!"diagnosis-ts-control".equals(page.evaluate("document.activeElement.id"))) {
            page.keyboard().press("Tab");
        }
        page.keyboard().type("J06");
        page.locator(".ts-dropdown .option").first().waitFor();
        page.keyboard().press("Enter");
        while (!"decision".equals(page.evaluate("document.activeElement.name"))) {
            page.keyboard().press("Tab");
        }
        page.keyboard().press("Space");
        tabTo(page, "保存，下一步");
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile("/visits/[0-9a-f-]{36}"));
        assertThat(page.locator("main")).containsText("咽痛一天");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "village",
                "township",
                "centre",
                "specialist",
                "office",
                "commission",
                "insurance",
                "evaluator",
                "admin"
            })
    void everyPageOfTheMenuIsAccessibleInBothLanguages(String account) {
        Page page = signIn(account, Screen.OFFICE);
        for (String path : page.locator("#menu a").all().stream()
                .map(link -> link.getAttribute("href"))
                .toList()) {
            // Looked at closely once: what differs from role to role are rows and buttons; every role gets it all the
            // same.
            boolean closely = seen.add(path);
            for (String language : new String[] {"zh-CN", "en"}) {
                assertThat(browsing.open(page, path + "?language=" + language))
                        .as(account + " " + path)
                        .isEqualTo(200);
                if (closely) {
                    look(page, account, path, language);
                }
            }
        }
    }

    private static void look(Page page, String account, String path, String language) {
        // The page of the API is Swagger's own, for programmers; what axe finds there is not ours to mend.
        if (!path.equals("/api-docs/ui")) {
            Browsing.assertAccessible(page);
        }
        Browsing.picture(page, "menu-" + account + path.replace('/', '-') + "-" + language);
    }

    private void seesTheManOf58(Page page, String typed, String code, String shots) {
        open(page, "/residents?q=zjg");
        page.click("main >> text=张建国");
        page.waitForURL(Pattern.compile("/residents/[0-9a-f-]{36}"));
        page.click("a:has-text('接诊')");
        page.fill("#complaint", "头痛两天");
        page.fill("#systolic", "186");
        page.fill("#diastolic", "112");
        assertThat(page.locator("#advice .h2")).hasText("紧急转诊");
        page.fill("#diagnosis-ts-control", typed);
        page.locator(".ts-dropdown .option", new Page.LocatorOptions().setHasText(code))
                .first()
                .click();
        page.keyboard().press("Escape");
        page.check("[name=decision][value=REFER_URGENTLY]");
        Browsing.assertAccessible(page);
        Browsing.picture(page, shots + "1-visit");
        page.click("#visit button[type=submit]");
        page.waitForURL(Pattern.compile("/referrals/new"));
    }

    private String sendsHimUp(Page page, String shots) {
        page.check("label:has-text('示范陕州区人民医院') >> input");
        page.fill("#reason", "血压 186/112 mmHg，伴头痛");
        page.check("[name=consent][value=PAPER]");
        Browsing.assertAccessible(page);
        Browsing.picture(page, shots + "2-referral");
        page.click("button:has-text('提交转诊')");
        page.waitForURL(Pattern.compile("/referrals/[0-9a-f-]{36}$"));
        assertThat(page.locator(".steps-line .now")).hasText("已提交");
        Browsing.assertAccessible(page);
        return page.url();
    }

    private String isDischargedAndComesBack(Page page, String referral, String shots) {
        page.navigate(referral);
        page.click("main a:has-text('办理出院')");
        page.check("[name=disposition][value='3']");
        page.fill("#totalCost", "3862.50");
        page.fill("#course", "降压治疗 5 天，血压 132/82 mmHg");
        page.fill("#advice", "氨氯地平 5mg qd，嘱低盐饮食");
        Browsing.assertAccessible(page);
        Browsing.picture(page, shots + "5-discharge");
        page.click("main button:has-text('办理出院')");
        page.waitForURL(Pattern.compile("/referrals/new"));
        assertThat(page.locator("label:has(input[name=to]:checked)")).containsText("签约家庭医生所在机构");
        assertThat(page.locator("#treatmentGiven")).hasValue("降压治疗 5 天，血压 132/82 mmHg");
        page.fill("#reason", "血压平稳，转回家庭医生管理");
        page.fill("#drugs", "氨氯地平片，5 mg，每日一次，口服，28 天");
        page.fill("#prognosis", "良好");
        page.fill("#targets", "血压低于 140/90 mmHg");
        page.fill("#redFlags", "剧烈头痛、胸痛立即就诊");
        page.fill("#purpose1", "复测血压");
        page.fill("#purpose2", "评估用药");
        page.check("[name=consent][value=PAPER]");
        Browsing.picture(page, shots + "5-down");
        page.click("button:has-text('提交转诊')");
        page.waitForURL(Pattern.compile("/referrals/[0-9a-f-]{36}$"));
        return page.url();
    }

    /** What a listener closes is closed soon, not at once. */
    private static void isCompleted(Page page, String referral) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            page.navigate(referral);
            assertThat(page.locator(".steps-line .done").last().textContent()).isEqualTo("已完成");
        });
    }

    private static void act(Page page, String transition) {
        page.locator("form[action$='/actions/" + transition + "'] button[type=submit]")
                .click();
        page.waitForLoadState();
    }

    private static void tabTo(Page page, String text) {
        for (int i = 0; i < 80; i++) {
            page.keyboard().press("Tab");
            if (page.evaluate("document.activeElement.textContent.trim()").equals(text)) {
                return;
            }
        }
        throw new AssertionError("No stop of the tab key says " + text + " on " + page.url());
    }

    private void open(Page page, String path) {
        browsing.open(page, path);
    }

    private Page signIn(String account, Screen screen) {
        return browsing.signIn(account, DemoApplication.PASSWORD, screen);
    }
}
