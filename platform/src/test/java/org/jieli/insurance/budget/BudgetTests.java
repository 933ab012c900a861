package org.jieli.insurance.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jieli.JieliTest;
import org.jieli.alliance.AllianceFixture;
import org.jieli.alliance.AllianceRegistry;
import org.jieli.alliance.NewAlliance;
import org.jieli.identity.AccountFixture;
import org.jieli.institution.InstitutionFixture;
import org.jieli.institution.InstitutionRegistry;
import org.jieli.institution.NewInstitution;
import org.jieli.institution.Tier;
import org.jieli.insurance.CareArea;
import org.jieli.insurance.EpisodeDirection;
import org.jieli.insurance.InsuranceFault;
import org.jieli.insurance.PaidBills;
import org.jieli.insurance.PaidBills.Bill;
import org.jieli.insurance.Scheme;
import org.jieli.shared.Access;
import org.jieli.shared.AccessScope;
import org.jieli.shared.Confidence;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.Identifiers;
import org.jieli.shared.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The budget of a county's alliance from its heads to its closing. */
@JieliTest
class BudgetTests {

    private static final String REGION = "6404";
    private static final int YEAR = 2024;

    @Autowired
    OpeningBudget opening;

    @Autowired
    ClosingBudget closing;

    @Autowired
    ReadingBudgets reading;

    @Autowired
    InstitutionRegistry registry;

    @Autowired
    AllianceRegistry alliances;

    @Autowired
    AccountFixture accounts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    private final NewInstitution hospital = InstitutionFixture.institution("示范县医院", "A100", Tier.SECONDARY, "640422");
    private final NewInstitution centre = InstitutionFixture.institution("示范乡卫生院", "C220", Tier.NONE, "640422");
    private final NewInstitution village = InstitutionFixture.institution("示范村卫生室", "D600", Tier.NONE, "640422");
    private final NewInstitution elsewhere = InstitutionFixture.institution("示范市医院", "A100", Tier.TERTIARY, "640402");
    private final NewAlliance alliance =
            AllianceFixture.countyCommunity(hospital.id(), Set.of(centre.id(), village.id()), LocalDate.of(2020, 1, 1));

    private PaidBills bills;
    private UUID elderly;
    private UUID stranger;

    @BeforeEach
    void anAllianceWithTwoPeople() {
        CurrentAccess.runAsSystem("test", () -> {
            registry.register(List.of(hospital, centre, village, elsewhere));
            alliances.found(alliance);
        });
        bills = new PaidBills(jdbc, transactions, REGION);
        elderly = bills.person("640422", LocalDate.of(1950, 5, 1), Scheme.RESIDENT);
        UUID adult = bills.person("640422", LocalDate.of(1990, 5, 1), Scheme.EMPLOYEE);
        stranger = bills.person("640423", LocalDate.of(1950, 5, 1), Scheme.RESIDENT);
        bills.contract(elderly, centre.id(), LocalDate.of(2024, 1, 1), 24);
        bills.contract(adult, centre.id(), LocalDate.of(2024, 1, 1), 24);
    }

    @Test
    void aBudgetIsPrepaidByHeadsAndChargedWithCareElsewhere() {
        bills.settled(Bill.stay(elderly, hospital.id(), day(1), "I50.0", "7000.00", "500.00"));
        bills.settled(Bill.stay(elderly, elsewhere.id(), day(1), "I21.0", "30000.00", "300.00"));
        bills.settled(Bill.stay(elderly, elsewhere.id(), day(1), "I21.0", "30000.00", "40.00")
                .in(CareArea.OUT_OF_PROVINCE));
        bills.settled(Bill.stay(stranger, hospital.id(), day(1), "I50.0", "7000.00", "999.00"));
        Budget budget = opened();
        // 1650 for an elderly resident, 1400 for an employee.
        assertThat(budget.heads()).isEqualTo(2);
        assertThat(budget.amount()).isEqualByComparingTo("3050.00");
        asBureau(() -> {
            closing.preClose(budget, 1, budget.revision());
            return true;
        });
        BudgetClosing month = asBureau(() -> reading.closings(budget)).getFirst();
        assertThat(month.prepaid()).isEqualByComparingTo("254.17");
        assertThat(month.inside()).isEqualByComparingTo("500.00");
        assertThat(month.outside()).isEqualByComparingTo("340.00");
        assertThat(month.forecast()).isEqualByComparingTo("10080.00");
        assertThat(month.warning()).isEqualTo(BudgetWarning.OVER_BUDGET);
        assertThat(asBureau(() -> reading.cases(month, false, null, 50)).items())
                .extracting(BudgetCase::basic)
                .containsExactlyInAnyOrder(new BigDecimal("300.00"), new BigDecimal("40.00"));
    }

    @Test
    void monthsArePreClosedInOrderOnceOverAndAgainUntilTheNext() {
        Budget budget = opened();
        assertThatThrownBy(() -> preClose(budget, 2)).satisfies(fault -> code(fault, "insurance.budget.month-order"));
        assertThatThrownBy(() -> preClose(budget, 13)).satisfies(fault -> code(fault, "insurance.budget.month-range"));
        preClose(budget, 1);
        bills.settled(Bill.stay(elderly, hospital.id(), day(1), "I50.0", "7000.00", "120.00"));
        preClose(budget, 1);
        List<BudgetClosing> closings = asBureau(() -> reading.closings(budget));
        assertThat(closings)
                .extracting(BudgetClosing::month, BudgetClosing::number, BudgetClosing::inside)
                .containsExactly(tuple(1, 2, new BigDecimal("120.00")));
        preClose(budget, 2);
        assertThatThrownBy(() -> preClose(budget, 1)).satisfies(fault -> code(fault, "insurance.budget.month-order"));
        assertThatThrownBy(() -> asBureau(() -> {
                    closing.preClose(budget, 3, 1);
                    return true;
                }))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo(InsuranceFault.STATE));
    }

    @Test
    void aYearIsClosedOnceWithItsSurplusSharedToTheFen() {
        bills.settled(Bill.stay(elderly, hospital.id(), day(6), "I50.0", "7000.00", "1000.33"));
        Budget budget = opened();
        for (int month = 1; month <= 12; month++) {
            preClose(budget, month);
        }
        assertThatThrownBy(() -> close(budget)).satisfies(fault -> code(fault, "insurance.budget.score-missing"));
        asBureau(() -> {
            Budget now = reading.require(budget.id());
            closing.score(
                    now,
                    new BigDecimal("92"),
                    reading.members(now).stream()
                            .map(member -> new BudgetMember(
                                    member.institutionId(),
                                    member.name(),
                                    member.tier(),
                                    member.weight(),
                                    new BigDecimal("90")))
                            .toList(),
                    now.revision());
            return true;
        });
        // A bill that comes in late is in the closing.
        bills.settled(Bill.stay(elderly, hospital.id(), day(12), "I50.0", "7000.00", "49.00"));
        ClosingPreview preview = asBureau(() -> {
            Budget now = reading.require(budget.id());
            return closing.preview(now, reading.closings(now).getLast());
        });
        assertThat(preview.scored()).isTrue();
        assertThat(preview.expected().surplus()).isEqualByComparingTo("2000.67");
        assertThat(preview.shares().get(hospital.id())).isEqualByComparingTo("1200.40");
        close(budget);
        Budget closed = asBureau(() -> reading.require(budget.id()));
        assertThat(closed.state()).isEqualTo(BudgetState.CLOSED_BUDGET);
        YearResult result = asBureau(() -> reading.result(closed)).orElseThrow();
        assertThat(result.surplus()).isEqualByComparingTo("2000.67");
        var shares = asBureau(() -> reading.shares(closed));
        assertThat(shares.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("2000.67");
        assertThat(shares.get(hospital.id())).isEqualByComparingTo("1200.40");
        assertThat(shares.get(centre.id())).isEqualByComparingTo("600.20");
        assertThat(shares.get(village.id())).isEqualByComparingTo("200.07");
        assertThatThrownBy(() -> close(budget)).isInstanceOf(Fault.class);
    }

    @Test
    void aReferredStayIsSharedBetweenWhoReferredAndWhoReceived() {
        UUID first = bills.settled(Bill.stay(elderly, centre.id(), day(2), "J18.9", "3000.00", "2000.00"));
        bills.settled(Bill.stay(elderly, hospital.id(), day(2).plusDays(9), "J18.9", "9000.00", "5000.01")
                .referred(first, EpisodeDirection.UP));
        Budget budget = opened();
        preClose(budget, 1);
        preClose(budget, 2);
        BudgetClosing february = asBureau(() -> reading.closings(budget)).getLast();
        assertThat(asBureau(() -> reading.allocated(february)))
                .extracting(
                        BudgetCaseRepository.Allocated::institutionId,
                        BudgetCaseRepository.Allocated::part,
                        BudgetCaseRepository.Allocated::amount)
                .containsExactly(
                        tuple(hospital.id(), ReferralPart.RECEIVING, new BigDecimal("4850.01")),
                        tuple(centre.id(), ReferralPart.REFERRING, new BigDecimal("150.00")));
    }

    @Test
    void anOfficeReadsItsOwnAllianceACommissionItsDivisionAndOthersNothing() {
        bills.settled(Bill.stay(elderly, hospital.id(), day(1), "I50.0", "7000.00", "500.00"));
        bills.settled(Bill.stay(elderly, elsewhere.id(), day(1), "I21.0", "9000.00", "300.00"));
        Budget budget = opened();
        preClose(budget, 1);
        String path = "/api/v1/insurance/budgets/" + budget.id();
        String office = accounts.token(accounts.open(Role.ALLIANCE_OFFICE, hospital.id(), "640422", null));
        String member = accounts.token(accounts.open(Role.ALLIANCE_OFFICE, centre.id(), "640422", null));
        String commission = accounts.token(accounts.open(Role.HEALTH_COMMISSION, null, "640422", null));
        String neighbour = accounts.token(accounts.open(Role.HEALTH_COMMISSION, null, "640423", null));
        String otherBureau = accounts.token(accounts.open(Role.INSURANCE_BUREAU, null, "6405", null));
        String doctor = accounts.token(accounts.open(Role.SPECIALIST, hospital.id(), "640422", null));
        for (String reader : List.of(office, commission)) {
            var answer = accounts.get(reader, path).body();
            assertThat(answer.get("budget").get("spent").asDouble()).isEqualTo(800.0);
            String shut = path + "/closings/"
                    + answer.get("closings").get(0).get("id").asString() + "/bills";
            // An office sees the bills at its members, an authority none.
            if (reader.equals(office)) {
                assertThat(accounts.get(reader, shut).body().get("items").size())
                        .isEqualTo(1);
                assertThat(accounts.get(reader, shut + "?member=false").status())
                        .isEqualTo(403);
            } else {
                assertThat(accounts.get(reader, shut).status()).isEqualTo(403);
            }
            assertThat(accounts.get(reader, "/api/v1/insurance/budgets?year=" + YEAR)
                            .body()
                            .toString())
                    .contains(budget.id().toString());
        }
        for (String outsider : List.of(member, neighbour, otherBureau)) {
            assertThat(accounts.get(outsider, path).status()).isEqualTo(404);
        }
        assertThat(accounts.get(doctor, path).status()).isEqualTo(403);
    }

    private Budget opened() {
        BudgetTerms example = BudgetTermsFile.example();
        BudgetTerms terms = new BudgetTerms(
                HeadBasis.CONTRACTED_WITH_MEMBER,
                example.perCapita(),
                example.nearFrom(),
                example.band(),
                example.fundShare(),
                example.factors(),
                example.shares(),
                example.referrals(),
                example.sources());
        return asBureau(() -> reading.require(opening.open(
                opening.prepare(REGION, new OpeningBudget.Asked(alliance.id(), YEAR, terms, "测试文件", Confidence.U)))));
    }

    private void preClose(Budget budget, int month) {
        asBureau(() -> {
            closing.preClose(budget, month, reading.require(budget.id()).revision());
            return true;
        });
    }

    private void close(Budget budget) {
        asBureau(() -> {
            Budget now = reading.require(budget.id());
            closing.close(now, now.revision());
            return true;
        });
    }

    private static void code(Throwable fault, String code) {
        assertThat(((Fault) fault).fields().getFirst().code()).isEqualTo(code);
    }

    private static LocalDate day(int month) {
        return LocalDate.of(YEAR, month, 15);
    }

    private static <T> T asBureau(Supplier<T> work) {
        return CurrentAccess.callAs(
                new Access(
                        Identifiers.next(),
                        null,
                        "测试医保局",
                        null,
                        "测试医保局",
                        Role.INSURANCE_BUREAU,
                        REGION,
                        AccessScope.fund(REGION)),
                work);
    }
}
