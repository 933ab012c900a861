package org.jieli.insurance.payment.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

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
import org.jieli.insurance.CareArea;
import org.jieli.insurance.CareKind;
import org.jieli.insurance.PaidBills;
import org.jieli.insurance.PaidBills.Bill;
import org.jieli.insurance.Scheme;
import org.jieli.insurance.payment.pricing.PayWay;
import org.jieli.insurance.payment.pricing.PaymentLine;
import org.jieli.insurance.payment.pricing.PaymentStep;
import org.jieli.insurance.payment.terms.PaymentTermsBook;
import org.jieli.insurance.payment.terms.PaymentTermsFile;
import org.jieli.shared.Access;
import org.jieli.shared.AccessScope;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.Identifiers;
import org.jieli.shared.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Settlements of a region's months and years; each test has a year of its own. */
@JieliTest
class PaymentRunTests {

    private static final String REGION = "6405";
    private static final AtomicInteger YEARS = new AtomicInteger(2001);

    @Autowired
    PaymentTermsBook terms;

    @Autowired
    PaymentRuns runs;

    @Autowired
    PreviewingRuns previewing;

    @Autowired
    ReadingRuns reading;

    @Autowired
    SpecialReviews reviews;

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
    void theCasesOfAYearByPointsAddUpToTheBudgetToTheFenAndEachOpensToItsSteps() {
        for (int i = 0; i < 23; i++) {
            bills.settled(Bill.stay(
                    person,
                    i % 3 == 0 ? centre.id() : hospital.id(),
                    day(i % 12 + 1),
                    i % 2 == 0 ? "J18.9" : "I50.0",
                    900 * (i % 9 + 1) + ".00",
                    600 * (i % 9 + 1) + ".00"));
        }
        PaymentRun run = asBureau(() -> {
            terms.issue(REGION, terms.copy(PaymentTermsFile.shipped("points"), REGION, year), 1);
            return reading.require(REGION, runs.run(runs.prepare(REGION, year, 0), ""));
        });
        assertThat(run.cases()).isEqualTo(23);
        assertThat(run.paid()).isEqualByComparingTo("180000000.00").isEqualByComparingTo(run.budget());
        List<PaidCase> cases =
                asBureau(() -> reading.cases(new PaidCaseRepository.Asked(run.id(), null, null), null, 200)
                        .items());
        assertThat(cases.stream().map(PaidCase::paid).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(run.paid());
        assertThat(cases).allSatisfy(each -> {
            List<PaymentLine> lines = PaymentRuns.told(run, each);
            assertThat(lines.getFirst().step()).isEqualTo(PaymentStep.CASE_GROUP);
            assertThat(lines.getLast().result()).isEqualByComparingTo(each.paid());
        });
        List<PaidInstitution> places = asBureau(() -> reading.institutions(run));
        assertThat(places).hasSize(2);
        assertThat(places.stream().map(PaidInstitution::paid).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(run.paid());
        assertThat(places)
                .allMatch(place -> place.caseMix() != null && place.caseMix().signum() > 0);
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
                .satisfies(fault -> assertThat(((Fault) fault).fields().getFirst().path())
                        .isEqualTo("reason"));
        PaymentRun run = asBureau(() -> reading.require(REGION, runs.run(runs.prepare(REGION, year, 0), "试运行")));
        assertThat(run.emptyMonths()).hasSize(11).doesNotContain(11);
        assertThat(run.reason()).isEqualTo("试运行");
        assertThat(run.isFarAbove()).isTrue();
    }

    @Test
    void aPeriodThatIsNotOverIsNotSettled() {
        LocalDate today = LocalDate.of(2026, 11, 30);
        assertThatThrownBy(() -> RunPeriod.ended(2026, 11, today))
                .isInstanceOfSatisfying(Fault.class, fault -> assertThat(
                                fault.fields().getFirst().arguments())
                        .containsExactly("2026-12-01"));
        assertThatThrownBy(() -> RunPeriod.ended(2026, 0, today)).isInstanceOf(Fault.class);
        assertThat(RunPeriod.ended(2026, 10, today).last()).isEqualTo(LocalDate.of(2026, 10, 31));
    }

    @Test
    void aRunKeepsWhatItSawAndTheNextOneIsAnotherNumber() {
        Bill bill = Bill.stay(person, hospital.id(), day(3), "I50.0", "7000.00", "5000.00");
        UUID claim = bills.settled(bill);
        bills.settled(bill.in(CareArea.OUT_OF_PROVINCE));
        UUID first = asBureau(() -> {
            terms.issue(REGION, terms.copy(PaymentTermsFile.shipped("weights"), REGION, year), 1);
            return runs.run(runs.prepare(REGION, year, 3), "");
        });
        bills.settledAgain(claim, 2, Bill.stay(person, hospital.id(), day(3), "I50.0", "7000.00", "4000.00"));
        UUID second = asBureau(() -> runs.run(runs.prepare(REGION, year, 3), ""));
        PaidCase before = asBureau(() -> reading.requireCase(reading.require(REGION, first), claim));
        PaidCase after = asBureau(() -> reading.requireCase(reading.require(REGION, second), claim));
        // 0.88 × 6200 = 5456, less what others pay: 2000, then 3000.
        assertThat(before.paid()).isEqualByComparingTo("3456.00");
        assertThat(after.paid()).isEqualByComparingTo("2456.00");
        assertThat(before.settlementRevision()).isEqualTo(1);
        assertThat(after.settlementRevision()).isEqualTo(2);
        PaymentRun secondRun = asBureau(() -> reading.require(REGION, second));
        assertThat(secondRun.number()).isEqualTo(2);
        assertThat(secondRun.cases()).isEqualTo(1);
    }

    @Test
    void aCaseUnderReviewIsPaidAtCostFromTheNextRunOnAndTheListIsNoLongerThanItsLimit() {
        UUID dear = bills.settled(Bill.stay(person, hospital.id(), day(4), "J18.9", "30000.00", "20000.00"));
        for (int i = 0; i < 39; i++) {
            bills.settled(Bill.stay(person, hospital.id(), day(4), "J18.9", "3700.00", "2500.00"));
        }
        UUID id = asBureau(() -> {
            terms.issue(REGION, terms.copy(PaymentTermsFile.shipped("weights"), REGION, year), 1);
            return runs.run(runs.prepare(REGION, year, 4), "");
        });
        PaymentRun run = asBureau(() -> reading.require(REGION, id));
        List<PaidCase> cases =
                asBureau(() -> reading.cases(new PaidCaseRepository.Asked(id, hospital.id(), null), null, 200)
                        .items());
        // 5% of 40 discharges.
        asBureau(() -> {
            reviews.add(run, caseOf(cases, dear), "多器官衰竭，抢救 20 天");
            reviews.add(
                    run,
                    cases.stream()
                            .filter(each -> !each.payable().claimId().equals(dear))
                            .findFirst()
                            .orElseThrow(),
                    "并发症");
            return true;
        });
        assertThatThrownBy(() -> asBureau(() -> {
                    reviews.add(run, cases.getLast(), "第三例");
                    return true;
                }))
                .isInstanceOfSatisfying(Fault.class, fault -> assertThat(
                                fault.fields().getFirst().code())
                        .isEqualTo("insurance.payment.review-full"));
        UUID next = asBureau(() -> runs.run(runs.prepare(REGION, year, 4), ""));
        PaidCase reviewed = asBureau(() -> reading.requireCase(reading.require(REGION, next), dear));
        assertThat(reviewed.weighed().way()).isEqualTo(PayWay.REVIEWED_CASE);
        assertThat(reviewed.paid()).isEqualByComparingTo("20000.00");
    }

    @Test
    void anotherRegionsBureauFindsNothingAndOtherRolesAreRefused() {
        bills.settled(Bill.stay(person, hospital.id(), day(5), "I10", "2700.00", "1800.00"));
        UUID id = asBureau(() -> {
            terms.issue(REGION, terms.copy(PaymentTermsFile.shipped("weights"), REGION, year), 1);
            return runs.run(runs.prepare(REGION, year, 5), "");
        });
        String own = accounts.token(accounts.open(Role.INSURANCE_BUREAU, null, REGION, null));
        String other = accounts.token(accounts.open(Role.INSURANCE_BUREAU, null, "6404", null));
        String commission = accounts.token(accounts.open(Role.HEALTH_COMMISSION, null, REGION, null));
        String path = "/api/v1/insurance/payment-runs/" + id;
        assertThat(accounts.get(own, path).body().get("cases").asInt()).isEqualTo(1);
        assertThat(accounts.get(own, path + "/institutions")
                        .body()
                        .get("items")
                        .get(0)
                        .get("cmi")
                        .asDouble())
                .isEqualTo(0.42);
        String claim = accounts.get(own, path + "/cases")
                .body()
                .get("items")
                .get(0)
                .get("claimId")
                .asString();
        assertThat(accounts.get(own, path + "/cases/" + claim)
                        .body()
                        .get("steps")
                        .size())
                .isGreaterThan(3);
        assertThat(accounts.get(own, "/api/v1/insurance/payment-runs?year=" + year)
                        .body()
                        .get("items")
                        .size())
                .isEqualTo(1);
        assertThat(accounts.get(other, path).status()).isEqualTo(404);
        assertThat(accounts.get(other, path + "/cases").status()).isEqualTo(404);
        assertThat(accounts.get(commission, path).status()).isEqualTo(403);
        long seen = CurrentAccess.callAs(
                bureau("6404"),
                () -> transactions.execute(
                        status -> jdbc.sql("select count(*) from insurance.payment_case where run_id = :id")
                                .param("id", id)
                                .query(Long.class)
                                .single()));
        assertThat(seen).isZero();
    }

    @Test
    void anInstitutionGetsForEachHeadByAgeAndOncePerChronicDisease() {
        UUID elderly = bills.person("640522", LocalDate.of(year - 70, 1, 1), Scheme.RESIDENT);
        bills.contract(elderly, centre.id(), LocalDate.of(year, 1, 1), 6);
        bills.contract(person, hospital.id(), LocalDate.of(year, 7, 1), 1);
        for (int month = 2; month < 5; month++) {
            bills.settled(Bill.stay(elderly, centre.id(), day(month), "I10", "200.00", "100.00")
                    .ofKind(CareKind.CHRONIC));
        }
        UUID id = asBureau(() -> {
            terms.issue(REGION, terms.copy(PaymentTermsFile.shipped("weights"), REGION, year), 1);
            return runs.run(runs.prepare(REGION, year, 6), "");
        });
        PaymentRun run = asBureau(() -> reading.require(REGION, id));
        // A month of 160 a year for his age and 260 for hypertension: 13.33 + 21.67.
        assertThat(asBureau(() -> reading.heads(run, centre.id())))
                .extracting(PaidHeads::code, PaidHeads::heads, PaidHeads::amount)
                .containsExactly(
                        tuple("CHRONIC_HYPERTENSION", 1, new BigDecimal("21.67")),
                        tuple("OUTPATIENT_ELDERLY", 1, new BigDecimal("13.33")));
        assertThat(run.capitation()).isEqualByComparingTo("35.00");
        assertThat(asBureau(() -> reading.heads(run, hospital.id()))).isEmpty();
    }

    private LocalDate day(int month) {
        return LocalDate.of(year, month, 15);
    }

    private static PaidCase caseOf(List<PaidCase> cases, UUID claim) {
        return cases.stream()
                .filter(each -> each.payable().claimId().equals(claim))
                .findFirst()
                .orElseThrow();
    }

    private static <T> T asBureau(java.util.function.Supplier<T> work) {
        return CurrentAccess.callAs(bureau(REGION), work);
    }

    private static Access bureau(String region) {
        return new Access(
                Identifiers.next(),
                null,
                "测试医保局",
                null,
                "测试医保局",
                Role.INSURANCE_BUREAU,
                region,
                AccessScope.fund(region));
    }
}
