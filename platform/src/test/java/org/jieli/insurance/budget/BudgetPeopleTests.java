package org.jieli.insurance.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jieli.JieliTest;
import org.jieli.alliance.AllianceFixture;
import org.jieli.alliance.AllianceRegistry;
import org.jieli.alliance.NewAlliance;
import org.jieli.institution.InstitutionFixture;
import org.jieli.institution.InstitutionRegistry;
import org.jieli.institution.NewInstitution;
import org.jieli.institution.Tier;
import org.jieli.insurance.PaidBills;
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

/** Whose people a budget counts. */
@JieliTest
class BudgetPeopleTests {

    private static final String REGION = "6404";
    private static final int YEAR = 2024;

    @Autowired
    OpeningBudget opening;

    @Autowired
    ReadingBudgets reading;

    @Autowired
    InstitutionRegistry registry;

    @Autowired
    AllianceRegistry alliances;

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

    @BeforeEach
    void anAllianceWithTwoPeople() {
        CurrentAccess.runAsSystem("test", () -> {
            registry.register(List.of(hospital, centre, village, elsewhere));
            alliances.found(alliance);
        });
        bills = new PaidBills(jdbc, transactions, REGION);
        UUID elderly = bills.person("640422", LocalDate.of(1950, 5, 1), Scheme.RESIDENT);
        UUID adult = bills.person("640422", LocalDate.of(1990, 5, 1), Scheme.EMPLOYEE);
        bills.contract(elderly, centre.id(), LocalDate.of(2024, 1, 1), 24);
        bills.contract(adult, centre.id(), LocalDate.of(2024, 1, 1), 24);
    }

    @Test
    void nobodyIsInTwoBudgetsOfAYear() {
        opened();
        NewInstitution rival = InstitutionFixture.institution("示范第二县医院", "A100", Tier.SECONDARY, "640422");
        NewInstitution branch = InstitutionFixture.institution("示范第二乡卫生院", "C220", Tier.NONE, "640422");
        NewAlliance second = AllianceFixture.countyCommunity(rival.id(), Set.of(branch.id()), LocalDate.of(2020, 1, 1));
        CurrentAccess.runAsSystem("test", () -> {
            registry.register(List.of(rival, branch));
            alliances.found(second);
        });
        assertThatThrownBy(() -> asBureau(() -> opening.prepare(
                        REGION,
                        new OpeningBudget.Asked(second.id(), YEAR, BudgetTermsFile.example(), "测试文件", Confidence.U))))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo(BudgetFault.PEOPLE_TAKEN));
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
