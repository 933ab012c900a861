package org.jieli.insurance.fund;

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

/** A health commission looks at the fund's sums of its own place, in the browser. */
@JieliTest
class FundOfAuthorityTests {

    private static final String REGION = "3308";

    @Autowired
    AccountFixture accounts;

    @Autowired
    InstitutionRegistry registry;

    @Autowired
    RefreshingFund refreshing;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    Clock clock;

    private Browsing browsing;

    @BeforeEach
    void open() {
        browsing = new Browsing(accounts.address());
    }

    @AfterEach
    void close() {
        browsing.close();
    }

    @Test
    void theHealthCommissionSeesTheSumsOfItsOwnPlaceAndNoBill() {
        NewInstitution hospital = InstitutionFixture.institution("示范县医院", "A100", Tier.SECONDARY, "330822");
        CurrentAccess.runAsSystem("test", () -> registry.register(List.of(hospital)));
        PaidBills bills = new PaidBills(jdbc, transactions, REGION);
        UUID person = bills.person("330822100201", LocalDate.of(1960, 1, 1), Scheme.RESIDENT);
        LocalDate day = LocalDate.now(clock).minusMonths(1);
        bills.settled(Bill.stay(person, hospital.id(), day, "I50.0", "900.00", "700.00"));
        refreshing.refresh(REGION);
        Page city = commission(REGION);
        browsing.open(city, "/insurance/fund-figures");
        assertThat(city.locator(".figure")).hasCount(6);
        assertThat(city.locator("main")).containsText("¥700.00");
        assertThat(city.locator(".figure a, #refresh")).hasCount(0);
        assertThat(city.locator("#menu a[href='/insurance/fund-figures']")).hasCount(1);
        city.waitForSelector("#levels[data-drawn]");
        Browsing.assertAccessible(city);
        assertThat(browsing.open(city, "/insurance/fund/bills")).isEqualTo(403);
        Page home = commission("330822");
        browsing.open(home, "/insurance/fund-figures");
        assertThat(home.locator("main")).containsText("¥700.00");
        assertThat(home.locator("#county")).hasCount(0);
        Page elsewhere = commission("330802");
        browsing.open(elsewhere, "/insurance/fund-figures?county=330822&region=" + REGION);
        assertThat(elsewhere.locator(".empty")).isVisible();
    }

    private Page commission(String division) {
        return browsing.signIn(
                accounts.open(Role.HEALTH_COMMISSION, null, division, null), AccountFixture.PASSWORD, Screen.OFFICE);
    }
}
