package org.jieli.insurance.people;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
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

    private void pictures(String name) {
        Browsing.assertAccessible(page);
        browsing.pictures(page, "people-" + name);
    }
}
