package org.jieli.insurance.fund;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jieli.Browsing;
import org.jieli.Browsing.Screen;
import org.jieli.JieliTest;
import org.jieli.identity.AccountFixture;
import org.jieli.insurance.PaidBills;
import org.jieli.insurance.PaidBills.Bill;
import org.jieli.insurance.Scheme;
import org.jieli.shared.Access;
import org.jieli.shared.AccessScope;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Identifiers;
import org.jieli.shared.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A province's bureau looks over the funds below it: one line each, sums only. */
@JieliTest
class FundsFromAboveTests {

    private static final String PROVINCE = "62";
    private static final String CITY = "6203";

    @Autowired
    AccountFixture accounts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    @Test
    void oneLineForEachPoolingRegionWithTheSixFiguresSideBySide() {
        UUID bill = aBill();
        sums(CITY, 2026, "200000", "125000");
        sums(CITY, 2025, "160000", "100000");
        try (Browsing browsing = new Browsing(accounts.address())) {
            Page page = signIn(browsing, PROVINCE);
            assertThat(page.locator("nav a[href='/insurance/claims']")).hasCount(0);
            browsing.open(page, "/insurance/fund?year=2026&month=4");
            assertThat(page.locator("tbody tr:has-text('金昌')")).containsText("¥800,000.00");
            assertThat(page.locator("tbody tr:has-text('金昌')")).containsText("62.5%");
            assertThat(page.locator("tbody tr:has-text('金昌')")).containsText("25.0%");
            assertThat(page.locator("tbody tr:has-text('兰州')")).hasCount(1);
            browsing.open(page, "/insurance/fund?year=2026&month=5");
            assertThat(page.locator("tbody tr:has-text('金昌')")).containsText("62.5%");
            assertThat(page.locator("tbody tr:has-text('金昌')")).not().containsText("25.0%");
            assertThat(page.locator("main")).containsText("不能比较");
            browsing.open(page, "/insurance/fund?year=2026&month=4");
            pictures(browsing, page, "fund-regions");
            browsing.open(page, "/insurance/fund?year=2026&month=4&language=en");
            pictures(browsing, page, "fund-regions-english");
            for (String closed : List.of("/insurance/people", "/insurance/fund/bills", "/insurance/budgets")) {
                assertThat(browsing.open(page, closed)).as(closed).isEqualTo(403);
            }
            assertThat(browsing.open(page, "/insurance/claims/" + bill)).isEqualTo(404);
            assertThat(browsing.open(page, "/insurance/rules")).isEqualTo(200);
            Page other = signIn(browsing, "63");
            browsing.open(other, "/insurance/fund?year=2026&month=4");
            assertThat(other.locator("main")).not().containsText("金昌");
        }
    }

    @Test
    void theDatabaseShowsItNoBillAndNoPerson() {
        aBill();
        sums(CITY, 2026, "200000", "125000");
        Access province = new Access(
                null, null, "test", null, "test", Role.INSURANCE_BUREAU, PROVINCE, AccessScope.funds(PROVINCE));
        for (String table : List.of("claim", "settlement", "coverage", "residence", "payment_run", "budget")) {
            Long seen = CurrentAccess.callAs(
                    province,
                    () -> transactions.execute(status -> jdbc.sql("select count(*) from insurance." + table)
                            .query(Long.class)
                            .single()));
            assertThat(seen).as(table).isZero();
        }
        List<String> regions = CurrentAccess.callAs(
                province,
                () -> transactions.execute(status -> jdbc.sql("select distinct region from insurance.fund_month")
                        .query(String.class)
                        .list()));
        assertThat(regions).contains(CITY).allMatch(region -> region.startsWith(PROVINCE));
    }

    private Page signIn(Browsing browsing, String division) {
        return browsing.signIn(
                accounts.open(Role.INSURANCE_BUREAU, null, division, null), AccountFixture.PASSWORD, Screen.OFFICE);
    }

    private UUID aBill() {
        PaidBills bills = new PaidBills(jdbc, transactions, CITY);
        UUID person = bills.person("620302100201", LocalDate.of(1960, 1, 1), Scheme.RESIDENT);
        return bills.settled(
                Bill.stay(person, Identifiers.next(), LocalDate.of(2026, 3, 3), "J18.9", "2000.00", "900.00"));
    }

    /** What a fund paid for stays in each month from January to April, part of it out of the area; nobody adds it up again meanwhile. */
    private void sums(String region, int year, String basic, String outOfArea) {
        CurrentAccess.runAsSystem(
                "test",
                () -> transactions.executeWithoutResult(status -> {
                    jdbc.sql(
                                    "delete from insurance.fund_month where region = :region and extract(year from month) = :year")
                            .param("region", region)
                            .param("year", year)
                            .update();
                    month(region, year, "LOCAL", "(:basic::numeric - :other::numeric)", basic, outOfArea);
                    month(region, year, "IN_PROVINCE", ":other::numeric", basic, outOfArea);
                }));
    }

    private void month(String region, int year, String area, String amount, String basic, String other) {
        jdbc.sql("""
                        insert into insurance.fund_month (region, month, institution_id, county, kind, area, level, claims, total, covered,
                          basic, others, person, not_referred, withheld)
                        select :region, make_date(:year, month, 1), :institution, '620302', 'INPATIENT', :area, '三级', 40, paid * 2, paid * 1.6,
                          paid, 0, paid, 3, 1200 from (select AMOUNT as paid, :basic as whole, :other as part) amounts,
                          generate_series(1, 4) as months (month)
                        """.replace("AMOUNT", amount))
                .param("region", region)
                .param("year", year)
                .param("institution", Identifiers.next())
                .param("area", area)
                .param("basic", basic)
                .param("other", other)
                .update();
    }

    private static void pictures(Browsing browsing, Page page, String name) {
        Browsing.assertAccessible(page);
        browsing.pictures(page, name);
    }
}
