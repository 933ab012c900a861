package org.jieli.insurance.payment.run;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jieli.Browsing;
import org.jieli.Browsing.Screen;
import org.jieli.JieliTest;
import org.jieli.identity.AccountFixture;
import org.jieli.institution.InstitutionFixture;
import org.jieli.institution.InstitutionRegistry;
import org.jieli.institution.NewInstitution;
import org.jieli.institution.Tier;
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

/** The bureau sets terms, settles a month and opens a case, in the browser. */
@JieliTest
class PaymentPagesTests {

    private static final String REGION = "6402";

    @Autowired
    AccountFixture accounts;

    @Autowired
    InstitutionRegistry registry;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    Clock clock;

    private Browsing browsing;
    Page page;

    @BeforeEach
    void aBrowserOfTheBureau() {
        browsing = new Browsing(accounts.address());
        page = browsing.signIn(
                accounts.open(Role.INSURANCE_BUREAU, null, REGION, null), AccountFixture.PASSWORD, Screen.OFFICE);
    }

    @AfterEach
    void close() {
        browsing.close();
    }

    @Test
    void termsAreCopiedMendedAndIssuedAMonthIsSettledAndACaseOpensToItsSteps() {
        LocalDate month = LocalDate.now(clock).minusMonths(1);
        bills(month);
        browsing.open(page, "/insurance/payments?year=" + month.getYear());
        pictures("payment-empty");
        page.click("text=按病组权重（DRG）");
        assertThat(page.locator("[role=status]").first()).containsText("已复制为草稿");
        String groups = page.inputValue("#groups");
        page.fill("#groups", groups + "\nX99,重复的病组,J12-J18,-,0.5,3000,是\n看不懂的一行");
        page.fill("#lowBelow", "半");
        page.click("button:has-text('保存')");
        assertThat(page.locator("#groups-note")).containsText("看不懂的一行");
        assertThat(page.locator("#lowBelow-note")).containsText("请填数字");
        assertThat(page.locator("#lowBelow")).hasValue("半");
        pictures("payment-terms-faulty");
        page.fill("#lowBelow", "0.5");
        page.fill("#groups", groups + "\nX99,重复的病组,J12-J18,-,0.5,3000,是");
        page.click("button:has-text('保存')");
        assertThat(page.locator("#groups-note")).containsText("J12-J18");
        page.fill("#groups", groups);
        page.fill("#source", "示范医保〔2026〕1号 第三条");
        page.click("button:has-text('保存')");
        assertThat(page.locator("[role=status]").first()).containsText("已保存");
        page.onDialog(dialog -> dialog.accept());
        page.click("button:has-text('发布')");
        assertThat(page.locator("main .status").first()).hasText("已发布");
        pictures("payment-terms");
        browsing.open(page, "/insurance/payments?year=" + month.getYear());
        page.selectOption("#month", Integer.toString(month.getMonthValue()));
        page.click("button:has-text('查看并结算')");
        assertThat(page.locator("main")).containsText("将要结算的账单");
        pictures("payment-preview");
        page.click("button:has-text('开始结算')");
        assertThat(page.locator("[role=status]").first()).containsText("结算完成");
        assertThat(page.locator("tbody tr")).hasCount(2);
        pictures("payment-run");
        page.click("tbody a >> nth=0");
        assertThat(page.locator("tbody")).containsText("正常");
        pictures("payment-cases");
        page.click("nav a:has-text('高倍率')");
        page.click("tbody a >> nth=0");
        assertThat(page.locator("tbody")).containsText("倍率");
        assertThat(page.locator("tbody tr").last()).containsText("基金支付给机构");
        page.click("button:has-text('列入特例单议')");
        assertThat(page.locator("#reason-note")).containsText("请填写");
        pictures("payment-case");
        browsing.open(page, "/insurance/payments?language=en&year=" + month.getYear());
        pictures("payments-english");
    }

    private void bills(LocalDate month) {
        NewInstitution hospital = InstitutionFixture.institution("示范县人民医院", "A100", Tier.SECONDARY, "640221");
        NewInstitution centre = InstitutionFixture.institution("示范镇中心卫生院", "C220", Tier.NONE, "640221");
        CurrentAccess.runAsSystem("test", () -> registry.register(List.of(hospital, centre)));
        PaidBills bills = new PaidBills(jdbc, transactions, REGION);
        UUID person = bills.person("640221", LocalDate.of(1955, 3, 1), Scheme.RESIDENT);
        for (int i = 0; i < 12; i++) {
            bills.settled(Bill.stay(
                    person,
                    i % 3 == 0 ? centre.id() : hospital.id(),
                    month.withDayOfMonth(i + 1),
                    i % 2 == 0 ? "J18.9" : "I50.0",
                    3000 + 400 * i + ".00",
                    2000 + 300 * i + ".00"));
        }
        bills.settled(Bill.stay(person, hospital.id(), month.withDayOfMonth(20), "J18.9", "21000.00", "15000.00")
                .lasting(19));
    }

    private void pictures(String name) {
        Browsing.assertAccessible(page);
        browsing.pictures(page, name);
    }
}
