package org.jieli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.jieli.Browsing.Screen;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What a doctor types is neither lost nor mistaken for something else. */
@TestInstance(Lifecycle.PER_CLASS)
class TypedTextTests {

    private Browsing browsing;

    @BeforeAll
    void theDemoRegionRuns() {
        browsing = new Browsing(DemoApplication.address());
    }

    @AfterAll
    void stop() {
        browsing.close();
    }

    @Test
    void whatWasTypedComesBackWithANoticeAndItsAdviceAndGoesWithTheSignOut() {
        Page page = visitsTheManOf58();
        page.fill("#complaint", "头痛两天");
        page.fill("#systolic", "186");
        page.fill("#diastolic", "112");
        chooses(page, "gxy", "I10");
        String form = page.url();
        browsing.open(page, "/");
        page.navigate(form);
        assertThat(page.locator("[role=status]")).containsText("已恢复");
        assertThat(page.locator("#complaint")).hasValue("头痛两天");
        assertThat(page.locator(".ts-control .item")).containsText("I10");
        assertThat(page.locator("#advice .h2")).hasText("紧急转诊");
        Browsing.assertAccessible(page);
        Browsing.picture(page, "typed-restored");
        page.click("[role=status] button");
        assertThat(page.locator("#complaint")).hasValue("");
        page.fill("#complaint", "头痛三天");
        page.evaluate("document.querySelector(\"form[action='/sign-out']\").requestSubmit()");
        page.waitForURL(Pattern.compile("/sign-in"));
        page.fill("#username", "village");
        page.fill("#password", DemoApplication.PASSWORD);
        page.click("button[type=submit]");
        page.waitForURL(url -> !url.contains("/sign-in"));
        page.navigate(form);
        assertThat(page.locator("#complaint")).hasValue("");
    }

    @Test
    void anEarlierAnswerIsNeverChosenForANewerText() {
        Page page = visitsTheManOf58();
        page.fill("#diagnosis-ts-control", "fy");
        assertThat(page.locator(".ts-dropdown .option").first()).containsText("肺炎");
        page.fill("#diagnosis-ts-control", "gxy");
        assertThat(page.locator(".ts-dropdown .option").first()).containsText("高血压");
        page.keyboard().press("Enter");
        assertThat(page.locator(".ts-control .item")).containsText("高血压");
    }

    @Test
    void aDraftIsFilledInFurtherAndSent() {
        Page page = visitsTheManOf58();
        String person = page.url().replaceAll(".*resident=", "");
        browsing.open(page, "/referrals/new?direction=UP&diagnosis=E11.9&resident=" + person);
        page.fill("#reason", "血糖高");
        page.click("button[name=keep]");
        page.click("a:has-text('继续填写')");
        assertThat(page.locator("#reason")).hasValue("血糖高");
        page.fill("#reason", "空腹血糖 18 mmol/L");
        page.check("[name=urgency][value=URGENT]");
        page.check("[name=consent][value=PAPER]");
        Browsing.assertAccessible(page);
        browsing.pictures(page, "referral-draft");
        page.click("button:has-text('提交转诊')");
        assertThat(page.locator(".steps-line .now")).hasText("已提交");
        assertThat(page.locator("main")).containsText("空腹血糖 18 mmol/L");
        assertThat(page.locator("main")).containsText("查询码");
        page.click("summary:has-text('取消')");
        page.fill("#words-CANCEL", "演示结束");
        page.click("form:has(#words-CANCEL) button");
        assertThat(page.locator(".steps-line .failed")).hasText("已取消");
    }

    private Page visitsTheManOf58() {
        Page page = browsing.signIn("village", DemoApplication.PASSWORD, Screen.OFFICE);
        browsing.open(page, "/residents?q=zjg");
        page.click("main >> text=张建国");
        page.waitForURL(Pattern.compile("/residents/[0-9a-f-]{36}"));
        page.click("a:has-text('接诊')");
        page.waitForURL(Pattern.compile("/visits/new"));
        return page;
    }

    private static void chooses(Page page, String typed, String code) {
        page.fill("#diagnosis-ts-control", typed);
        page.locator(".ts-dropdown .option", new Page.LocatorOptions().setHasText(code))
                .first()
                .click();
        page.keyboard().press("Escape");
    }
}
