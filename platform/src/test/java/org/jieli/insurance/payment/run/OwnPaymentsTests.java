package org.jieli.insurance.payment.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jieli.JieliTest;
import org.jieli.identity.AccountFixture;
import org.jieli.institution.InstitutionFixture;
import org.jieli.institution.InstitutionRegistry;
import org.jieli.institution.NewInstitution;
import org.jieli.institution.Tier;
import org.jieli.insurance.FundBureau;
import org.jieli.insurance.PaidBills;
import org.jieli.insurance.PaidBills.Bill;
import org.jieli.insurance.Scheme;
import org.jieli.insurance.payment.terms.PaymentTermsBook;
import org.jieli.insurance.payment.terms.PaymentTermsFile;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What an institution reads of its payments, how a year is paid by months, and what is asked before it is. */
@JieliTest
class OwnPaymentsTests {

    private static final String REGION = "6405";
    private static final AtomicInteger YEARS = new AtomicInteger(2016);

    @Autowired
    PaymentTermsBook terms;

    @Autowired
    PaymentRuns runs;

    @Autowired
    PreviewingRuns previewing;

    @Autowired
    ReadingRuns reading;

    @Autowired
    InstitutionRegistry registry;

    @Autowired
    AccountFixture accounts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    private final int year = YEARS.getAndIncrement();
    private final NewInstitution hospital = InstitutionFixture.institution("示范县医院", "A100", Tier.SECONDARY, "640522");
    private final NewInstitution centre = InstitutionFixture.institution("示范乡卫生院", "C220", Tier.NONE, "640522");

    private PaidBills bills;
    private UUID person;

    @BeforeEach
    void aCountyWithAHospitalAndAHealthCentre() {
        CurrentAccess.runAsSystem("test", () -> registry.register(List.of(hospital, centre)));
        bills = new PaidBills(jdbc, transactions, REGION);
        person = bills.person("640522", LocalDate.of(1960, 5, 1), Scheme.RESIDENT);
    }

    @Test
    void twelveMonthsAddUpToTheYear() {
        BigDecimal whole = new BigDecimal("1000000.07");
        BigDecimal sum = BigDecimal.ZERO;
        for (int month = 1; month <= 12; month++) {
            sum = sum.add(PaymentRuns.part(whole, month));
        }
        assertThat(sum).isEqualByComparingTo(whole).isEqualByComparingTo(PaymentRuns.part(whole, 0));
    }

    @Test
    void anInstitutionReadsItsOwnPaymentsOnlyAndWhatTheFinalRunStillOwes() {
        bills.settled(Bill.stay(person, hospital.id(), day(7), "I10", "2700.00", "1800.00"));
        bills.settled(Bill.stay(person, hospital.id(), day(8), "I10", "2700.00", "1800.00"));
        bills.settled(Bill.stay(person, centre.id(), day(7), "I10", "2700.00", "1800.00"));
        asBureau(() -> {
            terms.issue(REGION, terms.copy(PaymentTermsFile.shipped("weights"), REGION, year), 1);
            runs.run(runs.prepare(REGION, year, 7), "");
            return runs.run(runs.prepare(REGION, year, 0), "只有两个月的账单");
        });
        String office = accounts.token(accounts.open(Role.ALLIANCE_OFFICE, hospital.id(), "640522", null));
        var own = accounts.get(office, "/api/v1/insurance/payment-runs/own?year=" + year)
                .body()
                .get("items");
        assertThat(own.size()).isEqualTo(2);
        assertThat(own.get(1).get("cases").asInt()).isEqualTo(2);
        assertThat(own.get(1).get("advanced").asDouble())
                .isEqualTo(own.get(0).get("paid").asDouble());
        assertThat(own.get(1).get("due").asDouble())
                .isEqualTo(own.get(0).get("paid").asDouble());
        assertThat(accounts.get(office, "/api/v1/insurance/payment-runs?year=" + year)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aYearWithMonthsWithoutBillsIsSettledForAReasonOnlyWhichTheRunKeeps() {
        bills.settled(Bill.stay(person, hospital.id(), day(11), "I50.0", "7000.00", "5000.00"));
        asBureau(() -> {
            terms.issue(REGION, terms.copy(PaymentTermsFile.shipped("points"), REGION, year), 1);
            return true;
        });
        RunPreview preview = asBureau(() -> previewing.of(REGION, year, 0));
        assertThat(preview.needsReason()).isTrue();
        assertThat(preview.isFarAbove()).isTrue();
        assertThat(preview.times()).isEqualByComparingTo("36000.00");
        assertThat(preview.unsettled()).hasSize(12);
        assertThatThrownBy(() -> asBureau(() -> runs.run(runs.prepare(REGION, year, 0), " ")))
                .satisfies(fault ->
                        assertThat(((Fault) fault).fields().getFirst().path()).isEqualTo("reason"));
        PaymentRun run = asBureau(() -> reading.require(REGION, runs.run(runs.prepare(REGION, year, 0), "试运行")));
        assertThat(run.emptyMonths()).hasSize(11).doesNotContain(11);
        assertThat(run.reason()).isEqualTo("试运行");
        assertThat(run.isFarAbove()).isTrue();
    }

    private LocalDate day(int month) {
        return LocalDate.of(year, month, 15);
    }

    private static <T> T asBureau(java.util.function.Supplier<T> work) {
        return FundBureau.call(REGION, work);
    }
}
