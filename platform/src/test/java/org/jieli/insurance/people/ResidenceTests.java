package org.jieli.insurance.people;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jieli.Browsing;
import org.jieli.Browsing.Screen;
import org.jieli.JieliTest;
import org.jieli.identity.AccountFixture;
import org.jieli.identity.AccountFixture.Answer;
import org.jieli.insurance.claim.InsuredPlace;
import org.jieli.insurance.claim.InsuredPlace.Fund;
import org.jieli.insurance.registration.Residence;
import org.jieli.insurance.registration.ResidenceBook;
import org.jieli.resident.ResidentSummary;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Identifiers;
import org.jieli.shared.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Somebody is registered as living in another region for long; bills from there follow the book. */
@JieliTest
class ResidenceTests {

    @Autowired
    InsuredPlace places;

    @Autowired
    AccountFixture accounts;

    @Autowired
    ResidenceBook book;

    @Autowired
    TransactionTemplate transactions;

    private Fund fund;
    private Fund elsewhere;
    private ResidentSummary person;
    private LocalDate day;

    @BeforeEach
    void somebodyFarFromHome() {
        fund = places.found();
        elsewhere = places.found();
        person = fund.insured("赵示范", LocalDate.of(1950, 5, 1));
        day = LocalDate.of(fund.today.getYear(), 1, 10);
    }

    @Test
    void aBillSentOnTheseDaysFromThatPlaceIsOfALongTermRegistration() {
        assertThat(register(elsewhere.region, day, day.plusDays(20)).status()).isEqualTo(200);
        assertThat(registrationOf(send(day.plusDays(1)))).isEqualTo("LONG_TERM");
        assertThat(registrationOf(send(day.plusDays(30)))).isEqualTo("NONE");
    }

    @Test
    void theDaysAndThePlaceAreCheckedAndTheSameFirstDayChangesWhatIsThere() {
        assertThat(register(fund.region, day, null).status()).isEqualTo(422);
        assertThat(register("9999", day, null).body().toString()).contains("place");
        assertThat(register(elsewhere.region, LocalDate.of(2023, 1, 1), null)
                        .body()
                        .toString())
                .contains("2023-01-01");
        assertThat(register(elsewhere.region, day, null).status()).isEqualTo(200);
        assertThat(register(elsewhere.region, day.plusDays(9), null).body().toString())
                .contains(day.toString());
        assertThat(register(elsewhere.region, day, day.plusDays(5)).status()).isEqualTo(200);
        assertThat(register(elsewhere.region, day.plusDays(9), null).status()).isEqualTo(200);
    }

    @Test
    void whatABillToldItselfComesBackWithTheEndOfTheRegistration() {
        String before = send(day.plusDays(1), "TEMPORARY");
        assertThat(register(elsewhere.region, day, null).status()).isEqualTo(200);
        String meanwhile = send(day.plusDays(20), "TEMPORARY");
        assertThat(List.of(registrationOf(before), registrationOf(meanwhile))).containsOnly("LONG_TERM");
        assertThat(register(elsewhere.region, day, day).status()).isEqualTo(200);
        assertThat(List.of(registrationOf(before), registrationOf(meanwhile))).containsOnly("TEMPORARY");
    }

    @Test
    void eachBillThatARegistrationChangesIsTheReasonOfItsOwnSettlement() {
        List<String> bills = List.of(send(day), send(day.plusDays(10)));
        assertThat(register(elsewhere.region, day, null).status()).isEqualTo(200);
        for (String bill : bills) {
            JsonNode read = accounts.get(fund.bureau(), "/api/v1/insurance/claims/" + bill)
                    .body();
            assertThat(read.at("/settlements/0/because/number").asString())
                    .isEqualTo(read.at("/claim/number").asString());
        }
    }

    @Test
    void whatAnotherFundRegisteredNeitherCountsNorStandsAgainstIt() {
        Residence others = new Residence(Identifiers.next(), person.id(), "9900", elsewhere.region, day, null, 1);
        CurrentAccess.runAsSystem(
                "test", () -> transactions.executeWithoutResult(status -> book.insert(others, "test")));
        assertThat(registrationOf(send(day.plusDays(1)))).isEqualTo("NONE");
        assertThat(register(elsewhere.region, day.plusDays(20), null).status()).isEqualTo(200);
        assertThat(registrationOf(send(day.plusDays(25)))).isEqualTo("LONG_TERM");
    }

    @Test
    void onThePageBillsThatAreThereAreShownBeforeTheyAreSettledAgain() {
        String bill = send(day);
        assertThat(registrationOf(bill)).isEqualTo("NONE");
        try (Browsing browsing = new Browsing(accounts.address())) {
            Page page = browsing.signIn(
                    accounts.open(Role.INSURANCE_BUREAU, null, fund.region, null),
                    AccountFixture.PASSWORD,
                    Screen.OFFICE);
            browsing.open(page, "/insurance/people/" + person.id());
            page.click("a:has-text('异地长期居住备案')");
            assertThat(page.locator(".empty")).containsText("没有异地长期居住备案");
            pictures(browsing, page, "residence-empty");
            page.fill("#from", day.toString());
            page.click("section[aria-labelledby=form] button[type=submit]");
            assertThat(page.locator("section[aria-labelledby=form] .invalid-feedback"))
                    .hasCount(1);
            assertThat(page.locator("#from")).hasValue(day.toString());
            pictures(browsing, page, "residence-faulty");
            page.fill("#place-ts-control", elsewhere.region);
            page.click(".ts-dropdown .option >> nth=0");
            page.click("section[aria-labelledby=form] button[type=submit]");
            assertThat(page.locator("#confirm")).containsText("1 张结算单");
            pictures(browsing, page, "residence-confirm");
            page.click("#confirm button");
            assertThat(page.locator("[role=status]").first()).containsText("已备案");
            assertThat(page.locator("section[aria-labelledby=list] tbody tr")).hasCount(1);
            assertThat(registrationOf(bill)).isEqualTo("LONG_TERM");
            pictures(browsing, page, "residence");
            page.click("section[aria-labelledby=list] a:has-text('变更')");
            page.fill("#from", day.plusDays(60).toString());
            page.click("section[aria-labelledby=form] button[type=submit]");
            page.click("#confirm button");
            assertThat(page.locator("[role=status]").first()).containsText("已备案");
            assertThat(registrationOf(bill)).isEqualTo("NONE");
            browsing.open(page, "/insurance/people/" + person.id() + "/residences?language=en");
            pictures(browsing, page, "residence-english");
        }
    }

    private Answer register(String place, LocalDate from, @Nullable LocalDate to) {
        Map<String, Object> sent = new HashMap<>();
        sent.put("personNumber", fund.number(person));
        sent.put("place", place);
        sent.put("from", from.toString());
        sent.put("to", to == null ? null : to.toString());
        return accounts.call(
                fund.bureau(),
                "POST",
                "/api/v1/insurance/residences",
                sent,
                Map.of("Idempotency-Key", Identifiers.next().toString()));
    }

    /** A direct stay at the other region's hospital, by the number of the card. */
    private String send(LocalDate from) {
        return send(from, "NONE");
    }

    private String send(LocalDate from, String registration) {
        Map<String, Object> bill = InsuredPlace.stay(person, from, 3, "20000");
        bill.put("registration", registration);
        bill.remove("residentId");
        bill.put("personNumber", fund.number(person));
        Answer answer = elsewhere.send(elsewhere.integrator(elsewhere.city), bill);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return String.valueOf(bill.get("id"));
    }

    private String registrationOf(String bill) {
        String body = accounts.get(fund.bureau(), "/api/v1/insurance/claims/" + bill)
                .body()
                .toString();
        int at = body.indexOf("\"registration\":\"") + 16;
        return body.substring(at, body.indexOf('"', at));
    }

    private static void pictures(Browsing browsing, Page page, String name) {
        Browsing.assertAccessible(page);
        browsing.pictures(page, "people-" + name);
    }
}
