package org.jieli.insurance.replay;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import org.jieli.Browsing;
import org.jieli.Browsing.Screen;
import org.jieli.JieliTest;
import org.jieli.identity.AccountFixture;
import org.jieli.insurance.replay.Replay.Pair;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The bureau tries a policy before it issues it and opens what came of it down to one person's bills, in the browser. */
@JieliTest
class ReplayPagesTests {

    private static final int BILLS = 700;

    @Autowired
    AccountFixture accounts;

    @Autowired
    TriedBills bills;

    @Autowired
    ReplayWork work;

    private Browsing browsing;
    private Page page;
    private String region;

    @BeforeEach
    void open() {
        region = bills.unusedRegion();
        browsing = new Browsing(accounts.address());
        page = browsing.signIn(
                accounts.open(Role.INSURANCE_BUREAU, null, region, null), AccountFixture.PASSWORD, Screen.OFFICE);
    }

    @AfterEach
    void close() {
        browsing.close();
    }

    @Test
    void aPolicyIsTriedAndOpenedDownToOnePersonsBills() {
        Pair pair = bills.rules(region);
        bills.fill(region, BILLS, ReplayTests.YEAR);
        browsing.open(page, "/insurance/replays");
        assertThat(page.locator("body")).containsText("还没有试算过");
        assertThat(page.locator("#year option[value='" + ReplayTests.YEAR + "']"))
                .containsText("月有单据");
        page.selectOption("#year", String.valueOf(ReplayTests.YEAR));
        page.selectOption("#base", pair.base().toString());
        page.selectOption("#proposed", pair.base().toString());
        page.fill("#name", "未转诊降低二十个百分点");
        page.click("text=开始试算");
        assertThat(page.locator("[role=alert]").first()).containsText("同一套");
        assertThat(page.locator("#name")).hasValue("未转诊降低二十个百分点");
        pictures("replay-error");
        page.selectOption(
                "#proposed", new SelectOption().setValue(pair.proposed().toString()));
        page.click("text=开始试算");
        CurrentAccess.runAsSystem("test", work::next);
        page.waitForSelector("#result");
        assertThat(page.locator("#result")).containsText("谁多谁少");
        assertThat(page.locator("#result")).containsText("月没有单据，以下合计不代表全年");
        assertThat(page.locator("#result section").nth(1)).containsText("J18.9 示范疾病");
        assertThat(page.locator("body")).not().containsText("已开始试算");
        assertThat(page.locator("body")).containsText("不假设任何人");
        pictures("replay");
        page.click("#result nav >> text=年龄");
        assertThat(page.locator("thead").first()).containsText("少付的人");
        page.click("#result tbody a >> nth=0");
        assertThat(page.locator("tbody tr").first()).isVisible();
        assertThat(page.locator("thead")).containsText("大病与救助");
        pictures("replay-bills");
        page.click("tbody a >> nth=0");
        assertThat(page.locator("h1, h2").first()).containsText("一个人");
        assertThat(page.locator("main")).containsText("参保号 " + region);
        assertThat(page.locator("main")).containsText("全年合计");
        pictures("replay-person");
        browsing.open(page, "/insurance/replays?language=en");
        assertThat(page.locator("body")).containsText("Try a policy");
        pictures("replay-english");
    }

    private void pictures(String name) {
        Browsing.assertAccessible(page);
        browsing.pictures(page, name);
    }
}
