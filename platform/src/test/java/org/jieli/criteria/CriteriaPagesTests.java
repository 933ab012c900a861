package org.jieli.criteria;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.jieli.Browsing;
import org.jieli.JieliTest;
import org.jieli.identity.AccountFixture;
import org.jieli.shared.ChinaTime;
import org.jieli.shared.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An administrator reads, uploads, tries, compares and withdraws in the browser. */
@JieliTest
class CriteriaPagesTests {

    private static final String TABLE = "/administration/criteria/hypertension";
    private static final String GOOD = DmnDocument.of(TableSheet.shipped("hypertension", "高血压"));

    @Autowired
    AccountFixture accounts;

    @Autowired
    Clock clock;

    private Browsing browsing;
    Page page;

    @BeforeEach
    void open() {
        browsing = new Browsing(accounts.address());
    }

    @AfterEach
    void close() {
        browsing.close();
    }

    @Test
    void theNextVersionIsCheckedTriedComparedAndWithdrawn() {
        signIn(Role.ADMINISTRATOR);
        open("/administration/criteria");
        assertThat(page.locator("tbody tr")).hasCount(9);
        pictures("list");
        page.click("text=高血压");
        assertThat(page.locator("table")).containsText("剧烈头痛");
        pictures("table");
        upload(GOOD.replaceFirst("\"EMERGENCY\"", "\"HURRY\""));
        assertThat(page.locator("[role=alert]")).containsText("第 1 行“level”列");
        assertThat(page.locator("#source")).hasValue("示范文件 第1条");
        pictures("refused");
        upload(GOOD.replaceFirst("&#62;=180", "&#62;=170").replaceFirst("<rule id=\"rule_2\".*\n", ""));
        assertThat(page.locator("main")).containsText("待生效");
        pictures("to-come");
        page.click("text=与第 1 版比较");
        assertThat(page.locator("tbody")).containsText("≥170");
        assertThat(page.locator("tbody")).containsText("删除");
        pictures("comparison");
        page.goBack();
        page.click("text=用例子试一试");
        page.fill("#age", "58");
        page.fill("#diagnoses", "I10");
        page.fill("#systolic", "high");
        page.click("text=看结论");
        assertThat(page.locator(".invalid-feedback")).isVisible();
        page.fill("#systolic", "172");
        page.check("text=剧烈头痛");
        page.click("text=看结论");
        assertThat(page.locator("main")).containsText("立即呼叫急救");
        assertThat(page.locator("main .card.h-100")).hasCount(2);
        pictures("trial");
        open(TABLE + "?version=2&language=en");
        pictures("english");
        page.onceDialog(Dialog::accept);
        page.click("text=Withdraw this version");
        assertThat(page.locator("main")).not().containsText("Version 2");
    }

    @Test
    void everyTableHasAPageInEnglishToo() {
        signIn(Role.HEALTH_COMMISSION);
        for (String name : List.of(
                "diabetes", "copd", "coronary", "cerebrovascular", "kidney", "tumour", "catalogue", "exemption")) {
            open("/administration/criteria/" + name + "?language=en");
            assertThat(page.locator("main")).not().containsText("criteria.");
            assertThat(page.locator("main")).not().containsText("satisfies");
            assertThat(page.locator("#upload")).hasCount(0);
            picture(name + "-english");
            assertThat(page.navigate(accounts.address() + "/administration/criteria/" + name
                                    + "/versions/1/trial?age=40")
                            .status())
                    .isEqualTo(200);
        }
        picture("exemption-trial-english");
    }

    @Test
    void aDoctorMayNot() {
        signIn(Role.VILLAGE_DOCTOR);
        assertThat(page.navigate(accounts.address() + "/administration/criteria")
                        .status())
                .isEqualTo(403);
        assertThat(page.navigate(accounts.address() + TABLE + "/versions/1.dmn").status())
                .isEqualTo(403);
    }

    private void upload(String xml) {
        page.setInputFiles(
                "#file", new FilePayload("next.dmn", "application/xml", xml.getBytes(StandardCharsets.UTF_8)));
        page.fill(
                "#effectiveFrom", ChinaTime.date(clock.instant()).plusMonths(1).toString());
        page.fill("#source", "示范文件 第1条");
        page.click("text=检查并加入");
    }

    private void signIn(Role role) {
        page = browsing.signIn(accounts.open(role, null, "41", null), AccountFixture.PASSWORD, Browsing.Screen.OFFICE);
    }

    private void open(String path) {
        page.navigate(accounts.address() + path);
    }

    private void pictures(String name) {
        browsing.pictures(page, "criteria-" + name);
        Browsing.assertAccessible(page);
    }

    private void picture(String name) {
        Browsing.picture(page, "criteria-" + name);
    }
}
