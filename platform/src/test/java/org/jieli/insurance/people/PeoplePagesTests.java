package org.jieli.insurance.people;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.time.LocalDate;
import org.jieli.Browsing;
import org.jieli.Browsing.Screen;
import org.jieli.JieliTest;
import org.jieli.identity.AccountFixture;
import org.jieli.insurance.claim.InsuredPlace;
import org.jieli.insurance.claim.InsuredPlace.Fund;
import org.jieli.resident.ResidentSummary;
import org.jieli.shared.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The bureau looks through its insured people in the browser, at one of them, and changes what holds of him. */
@JieliTest
class PeoplePagesTests {

    @Autowired
    InsuredPlace places;

    @Autowired
    AccountFixture accounts;

    private Browsing browsing;
    private Fund fund;
    private ResidentSummary older;
    private ResidentSummary younger;
    private Page page;

    @BeforeEach
    void peopleAndABrowser() {
        fund = places.found();
        older = fund.insured("赵示范", LocalDate.of(1950, 5, 1));
        younger = fund.insured("钱示范", LocalDate.of(1990, 5, 1));
        browsing = new Browsing(accounts.address());
        page = browsing.signIn(
                accounts.open(Role.INSURANCE_BUREAU, null, fund.region, null), AccountFixture.PASSWORD, Screen.OFFICE);
    }

    @AfterEach
    void close() {
        browsing.close();
    }

    @Test
    void theBureauFindsItsInsuredByNumberAndSeesNoNames() {
        browsing.open(page, "/insurance/people");
        assertThat(page.locator("tbody tr")).hasCount(2);
        assertThat(page.locator("main")).containsText("共 2 人");
        assertThat(page.locator("main")).not().containsText("赵示范");
        pictures("list");
        page.fill("#q", fund.number(older).substring(0, 12));
        page.click("main form button[type=submit]");
        assertThat(page.locator("tbody tr")).hasCount(1);
        assertThat(page.locator("tbody")).containsText(fund.number(older));
        page.selectOption("#today", "false");
        page.click("main form button[type=submit]");
        assertThat(page.locator(".empty")).containsText("没有符合条件");
        pictures("list-empty");
        browsing.open(page, "/insurance/people?language=en");
        assertThat(page.locator("main")).containsText(fund.number(younger));
        pictures("list-english");
    }

    @Test
    void nobodyButTheBureauOfTheRegionSeesThem() {
        Page other = browsing.signIn(
                accounts.open(Role.INSURANCE_BUREAU, null, places.found().region, null),
                AccountFixture.PASSWORD,
                Screen.OFFICE);
        browsing.open(other, "/insurance/people");
        assertThat(other.locator("main")).not().containsText(fund.number(older));
        Page hospital = browsing.signIn(
                accounts.open(Role.REFERRAL_CENTRE, fund.city.id(), fund.city.division(), null),
                AccountFixture.PASSWORD,
                Screen.OFFICE);
        assertThat(browsing.open(hospital, "/insurance/people")).isEqualTo(403);
    }

    @Test
    void theListGoesIntoAWorkbook() {
        browsing.open(page, "/insurance/people");
        var file = page.waitForDownload(() -> page.click("a:has-text('导出 Excel')"));
        assertThat(file.suggestedFilename()).isEqualTo("insured.xlsx");
    }

    @Test
    void aPersonShowsHisInsuredTimesWhatHeUsedAndHisBills() {
        browsing.open(page, "/insurance/people/" + older.id());
        assertThat(page.locator("main")).containsText("还没有结算单");
        pictures("person-empty");
        LocalDate day = fund.today.minusDays(60);
        fund.send(fund.integrator(fund.city), InsuredPlace.stay(older, day, 5, "20000"));
        browsing.open(page, "/insurance/people?q=" + fund.number(older));
        page.click("a:has-text('" + fund.number(older) + "')");
        assertThat(page.locator("main")).not().containsText("赵示范");
        assertThat(page.locator("main")).containsText("2024-01-01 起");
        assertThat(page.locator("main")).containsText("住院 1 次");
        assertThat(page.locator("main")).containsText("¥1,500.00");
        assertThat(page.locator("main a:has-text('肺炎')")).hasCount(1);
        pictures("person");
        browsing.open(page, "/insurance/people/" + older.id() + "?language=en");
        pictures("person-english");
        browsing.open(page, "/insurance/people?language=zh&q=" + fund.number(older));
        page.click("a:has-text('" + fund.number(older) + "')");
        page.click("a:has-text('住院经过')");
        assertThat(page.locator("main")).containsText("首次");
    }

    @Test
    void aChangeWithBillsBehindItIsConfirmedFirstAndSettlesThemAgain() {
        LocalDate day = fund.today.minusDays(60);
        fund.send(fund.integrator(fund.city), InsuredPlace.stay(older, day, 5, "20000"));
        browsing.open(page, "/insurance/people/" + older.id());
        page.fill("#from", day.toString());
        page.selectOption("#scheme", "EMPLOYEE");
        page.click("button:has-text('变更')");
        assertThat(page.locator("main .invalid-feedback").first()).containsText("规则");
        assertThat(page.locator("#scheme")).hasValue("EMPLOYEE");
        assertThat(page.locator("#from")).hasValue(day.toString());
        pictures("change-faulty");
        fund.employeesToo();
        page.click("section[aria-labelledby=change] button");
        assertThat(page.locator("#confirm")).containsText("有 1 张结算单");
        pictures("change-confirm");
        page.click("button:has-text('确认变更')");
        assertThat(page.locator("[role=status]").first()).containsText("已变更");
        assertThat(page.locator("section[aria-labelledby=times] tbody tr")).hasCount(2);
        assertThat(page.locator("section[aria-labelledby=times]")).containsText("2024-01-01 – " + day.minusDays(1));
        assertThat(page.locator("section[aria-labelledby=years]")).containsText("职工医保");
    }

    @Test
    void anEndBeforeABillIsRefusedWithTheBillAndAnOverlapWithItsDays() {
        LocalDate day = fund.today.minusDays(60);
        fund.send(fund.integrator(fund.city), InsuredPlace.stay(older, day, 5, "20000"));
        browsing.open(page, "/insurance/people/" + older.id());
        page.fill("#last", day.minusDays(10).toString());
        page.click("section[aria-labelledby=end] button");
        assertThat(page.locator("section[aria-labelledby=end] .invalid-feedback"))
                .containsText("1 张结算单");
        assertThat(page.locator("#last")).hasValue(day.minusDays(10).toString());
        page.fill("#last", fund.today.toString());
        page.click("section[aria-labelledby=end] button");
        page.click("button:has-text('确认变更')");
        assertThat(page.locator("section[aria-labelledby=times]")).containsText("2024-01-01 – " + fund.today);
        page.fill("#from", "2020-01-01");
        page.fill("#to", "2024-06-30");
        page.click("section[aria-labelledby=change] button");
        assertThat(page.locator("section[aria-labelledby=change] .invalid-feedback"))
                .containsText("2024-01-01 至 " + fund.today);
        browsing.open(page, "/insurance/people?today=false");
        assertThat(page.locator(".empty")).isVisible();
    }

    @Test
    void somebodyElsesChangeMeanwhileIsNotWrittenOver() {
        browsing.open(page, "/insurance/people/" + older.id());
        Page other = page.context().newPage();
        browsing.open(other, "/insurance/people/" + older.id());
        other.fill("#last", fund.today.plusDays(30).toString());
        other.click("section[aria-labelledby=end] button");
        assertThat(other.locator("[role=status]").first()).containsText("已变更");
        page.fill("#last", fund.today.plusDays(60).toString());
        page.click("section[aria-labelledby=end] button");
        assertThat(page.locator("main .alert-danger")).isVisible();
        assertThat(page.locator("main")).containsText(fund.today.plusDays(30).toString());
    }

    @Test
    void aSheetTellsAllItsFaultsByLineAndIsWrittenWhole() {
        browsing.open(page, "/insurance/people");
        page.click("a:has-text('上传参保表')");
        assertThat(page.locator("[name=again]")).hasCount(0);
        pictures("sheet");
        String heading = "参保号,健康档案编号,险种,人群,医疗救助,开始日期,结束日期\n";
        upload(heading + fund.number(older) + ",,职工,,,2026-13-01,\n,,居民医保,没有的人群,,2026-01-01,\n");
        assertThat(page.locator("section[aria-labelledby=wrong] tbody tr").nth(0))
                .containsText("险种");
        assertThat(page.locator("section[aria-labelledby=wrong]")).containsText("2026-13-01");
        assertThat(page.locator("section[aria-labelledby=wrong]")).containsText("没有的人群");
        assertThat(page.locator("section[aria-labelledby=wrong] tbody tr")).hasCount(5);
        pictures("sheet-faulty");
        upload("参保号,险种\nA1,居民医保\n");
        assertThat(page.locator("main .invalid-feedback")).containsText("开始日期");
        LocalDate day = fund.today.minusDays(60);
        fund.send(fund.integrator(fund.city), InsuredPlace.stay(older, day, 5, "20000"));
        String right = heading + fund.number(older) + ",,居民医保,,," + day + ",\n" + fund.number(younger)
                + "x,,RESIDENT,,,2024/1/1,\n";
        upload(right);
        assertThat(page.locator("section[aria-labelledby=wrong] tbody tr")).hasCount(1);
        assertThat(page.locator("section[aria-labelledby=wrong]")).containsText("健康档案编号");
        right = right.replace(fund.number(younger) + "x", fund.number(younger));
        upload(right);
        assertThat(page.locator("main .alert-warning")).containsText("1 张结算单");
        page.check("[name=again]");
        upload(right + "\n");
        assertThat(page.locator("main .alert-warning")).containsText("1 张结算单");
        page.check("[name=again]");
        upload(right + "\n");
        assertThat(page.locator("[role=status]").first()).containsText("已写入");
        browsing.open(page, "/insurance/people/" + older.id());
        assertThat(page.locator("section[aria-labelledby=times] tbody tr")).hasCount(2);
    }

    private void upload(String text) {
        page.setInputFiles(
                "#file",
                new FilePayload("people.csv", "text/csv", text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        page.click("main form button[type=submit]");
    }

    private void pictures(String name) {
        Browsing.assertAccessible(page);
        browsing.pictures(page, "people-" + name);
    }
}
