package org.jieli.insurance.fund;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Sheet;
import org.jieli.Browsing;
import org.jieli.Browsing.Screen;
import org.jieli.JieliTest;
import org.jieli.identity.AccountFixture;
import org.jieli.institution.InstitutionFixture;
import org.jieli.institution.InstitutionRegistry;
import org.jieli.institution.NewInstitution;
import org.jieli.institution.Tier;
import org.jieli.insurance.CareArea;
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

/** The bureau looks where the money goes and opens a figure to its bills, in the browser. */
@JieliTest
class FundPagesTests {

    private static final String REGION = "6302";

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
    void theDashboardIsEmptyThenShowsSixFiguresAndOpensOneToItsBills() throws IOException {
        browsing.open(page, "/insurance/fund");
        assertThat(page.locator(".empty")).isVisible();
        pictures("fund-empty");
        bills();
        page.click("button:has-text('现在汇总')");
        assertThat(page.locator("[role=status]").first()).containsText("已重新汇总");
        assertThat(page.locator(".figure")).hasCount(6);
        page.waitForSelector("#levels[data-drawn]");
        assertThat(page.locator(".figure").nth(3)).hasText("0.0%");
        pictures("fund");
        Download sheet = page.waitForDownload(() -> page.click("text=导出 Excel"));
        try (InputStream file = Files.newInputStream(sheet.path());
                ReadableWorkbook workbook = new ReadableWorkbook(file)) {
            assertThat(workbook.getSheets().map(Sheet::getName))
                    .containsExactly("基金监测", "每月基金支付（元）", "住院各级报销比例", "按参保人所在县区");
        }
        page.click(".figure >> nth=5 >> a");
        assertThat(page.locator("tbody tr").first()).containsText("未按分级诊疗");
        pictures("fund-bills");
        LocalDate today = LocalDate.now(clock);
        browsing.open(page, "/insurance/fund?year=" + today.getYear() + "&month=12");
        assertThat(page.locator("#month option")).hasCount(today.getMonthValue());
        // In January the year has no bills yet.
        if (today.getMonthValue() > 1) {
            assertThat(page.locator(".figure").nth(3)).hasText("–");
            assertThat(page.locator("body")).containsText("没有账单，不能比较");
        }
        browsing.open(page, "/insurance/fund?language=en");
        page.waitForSelector("#levels[data-drawn]");
        pictures("fund-english");
    }

    private void bills() {
        NewInstitution centre = InstitutionFixture.institution("示范镇卫生院", "C220", Tier.NONE, "630203");
        NewInstitution hospital = InstitutionFixture.institution("示范区人民医院", "A100", Tier.SECONDARY, "630203");
        NewInstitution city = InstitutionFixture.institution("示范市医院", "A100", Tier.TERTIARY, "630202");
        CurrentAccess.runAsSystem("test", () -> registry.register(List.of(centre, hospital, city)));
        PaidBills bills = new PaidBills(jdbc, transactions, REGION);
        UUID person = bills.person("630203100201", LocalDate.of(1960, 1, 1), Scheme.RESIDENT);
        LocalDate over = LocalDate.now(clock).minusMonths(1);
        for (int year = over.getYear() - 1; year <= over.getYear(); year++) {
            for (int month = 1; month <= over.getMonthValue(); month++) {
                LocalDate day = LocalDate.of(year, month, 12);
                bills.settled(Bill.stay(person, centre.id(), day, "J18.9", "21000.00", 15000 + 400 * month + ".00"));
                bills.settled(Bill.stay(person, hospital.id(), day, "I50.0", "62000.00", 38000 + 900 * month + ".00"));
                bills.settled(Bill.stay(person, city.id(), day, "I25.1", "40000.00", 18000 + 200 * month + ".00")
                        .notReferred());
                bills.settled(Bill.stay(person, city.id(), day, "I25.1", "30000.00", "9000.00")
                        .in(CareArea.OUT_OF_PROVINCE));
            }
        }
    }

    private void pictures(String name) {
        Browsing.assertAccessible(page);
        browsing.pictures(page, name);
    }
}
