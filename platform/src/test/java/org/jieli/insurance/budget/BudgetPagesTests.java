package org.jieli.insurance.budget;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jieli.Browsing;
import org.jieli.Browsing.Screen;
import org.jieli.JieliTest;
import org.jieli.alliance.AllianceFixture;
import org.jieli.alliance.AllianceRegistry;
import org.jieli.alliance.NewAlliance;
import org.jieli.identity.AccountFixture;
import org.jieli.institution.InstitutionFixture;
import org.jieli.institution.InstitutionRegistry;
import org.jieli.institution.NewInstitution;
import org.jieli.institution.Tier;
import org.jieli.insurance.EpisodeDirection;
import org.jieli.insurance.PaidBills;
import org.jieli.insurance.PaidBills.Bill;
import org.jieli.insurance.Scheme;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The bureau opens a budget, pre-closes its months and closes the year in the browser; the alliance's office looks on. */
@JieliTest
class BudgetPagesTests {

    private static final String REGION = "6301";

    @Autowired
    AccountFixture accounts;

    @Autowired
    InstitutionRegistry registry;

    @Autowired
    AllianceRegistry alliances;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    Clock clock;

    private final NewInstitution hospital = InstitutionFixture.institution("示范县人民医院", "A100", Tier.SECONDARY, "630121");
    private final NewInstitution centre = InstitutionFixture.institution("示范镇卫生院", "C220", Tier.NONE, "630121");
    private final NewInstitution village = InstitutionFixture.institution("示范村卫生室", "D600", Tier.NONE, "630121");
    private final NewInstitution city = InstitutionFixture.institution("示范市第一医院", "A100", Tier.TERTIARY, "630102");
    private final NewAlliance alliance =
            AllianceFixture.countyCommunity(hospital.id(), Set.of(centre.id(), village.id()), LocalDate.of(2020, 1, 1));

    private Browsing browsing;
    Page page;

    @BeforeEach
    void aBrowserOfTheBureau() {
        CurrentAccess.runAsSystem("test", () -> {
            registry.register(List.of(hospital, centre, village, city));
            alliances.found(alliance);
        });
        browsing = new Browsing(accounts.address());
        signIn(Role.INSURANCE_BUREAU, null, REGION);
    }

    @AfterEach
    void close() {
        browsing.close();
    }

    @Test
    void aBudgetIsOpenedItsMonthsPreClosedAndItsYearClosedAndShared() {
        int year = LocalDate.now(clock).getYear() - 1;
        bills(year);
        browsing.open(page, "/insurance/budgets?year=" + (year - 1));
        pictures("budgets-empty");
        page.click("header a:has-text('新建预算'), .page-header a:has-text('新建预算')");
        page.click("button:has-text('建立预算')");
        assertThat(page.locator("main .invalid-feedback").first()).containsText("请填写");
        pictures("budget-faulty");
        page.selectOption("#allianceId", alliance.id().toString());
        page.fill("#year", Integer.toString(year));
        page.fill("#source", "示范医保〔2026〕2号");
        page.click("button:has-text('建立预算')");
        assertThat(page.locator("[role=status]").first()).containsText("预算已建立");
        for (int month = 1; month <= 12; month++) {
            page.click("button:has-text('预结 " + month + " 月')");
            assertThat(page.locator("[role=status]").first()).containsText("已预结");
        }
        page.click("a:has-text('若今天结账')");
        assertThat(page.locator("main")).containsText("按到今天的账单");
        assertThat(page.locator("main")).containsText("按账单与按支付方式结算");
        pictures("budget");
        page.onDialog(dialog -> dialog.accept());
        page.click("button:has-text('年终结账')");
        assertThat(page.locator("[role=alert]").first()).containsText("请填写医联体得分");
        page.click("a:has-text('得分与权重')");
        page.fill("#score", "101");
        page.click("button:has-text('保存')");
        assertThat(page.locator("#score-note")).containsText("0 到 100");
        page.fill("#score", "88");
        for (int i = 0; i < 3; i++) {
            page.fill("#s" + i, Integer.toString(95 - 5 * i));
        }
        pictures("budget-scores");
        page.click("button:has-text('保存')");
        page.click("button:has-text('年终结账')");
        assertThat(page.locator("[role=status]").first()).containsText("已结账");
        assertThat(page.locator("main")).containsText("结余，留给医联体");
        pictures("budget-closed");
        String record = page.url().replaceAll(".*(?=/insurance)", "");
        page.click("a:has-text('2 月')");
        assertThat(page.locator("main")).containsText("双向转诊分配");
        pictures("budget-bills");
        browsing.open(page, record + "?language=en");
        pictures("budget-english");
        signIn(Role.ALLIANCE_OFFICE, hospital.id(), "630121");
        assertThat(browsing.open(page, record)).isEqualTo(200);
        assertThat(page.locator("main button:has-text('预结')")).hasCount(0);
        assertThat(browsing.open(page, record + "/scores")).isEqualTo(403);
        browsing.open(page, "/insurance/budgets");
        assertThat(page.locator("tbody tr")).hasCount(1);
    }

    private void bills(int year) {
        PaidBills bills = new PaidBills(jdbc, transactions, REGION);
        for (int i = 0; i < 8; i++) {
            UUID person = bills.person(
                    "630121100201", LocalDate.of(1945 + 9 * i, 3, 1), i % 3 == 0 ? Scheme.EMPLOYEE : Scheme.RESIDENT);
            UUID first = bills.settled(
                    Bill.stay(person, centre.id(), LocalDate.of(year, 2, 3 + i), "J18.9", "1200.00", 500 + i + ".00"));
            bills.settled(
                    Bill.stay(person, hospital.id(), LocalDate.of(year, 2, 16), "J18.9", "2500.00", 300 + i + ".00")
                            .referred(first, EpisodeDirection.UP));
            bills.settled(Bill.stay(
                    person, city.id(), LocalDate.of(year, 3 + i % 9, 10), "I25.1", "1800.00", "20" + i + ".00"));
        }
    }

    private void signIn(Role role, @org.jspecify.annotations.Nullable UUID institution, String division) {
        page = browsing.signIn(
                accounts.open(role, institution, division, null), AccountFixture.PASSWORD, Screen.OFFICE);
    }

    private void pictures(String name) {
        Browsing.assertAccessible(page);
        browsing.pictures(page, name);
    }
}
