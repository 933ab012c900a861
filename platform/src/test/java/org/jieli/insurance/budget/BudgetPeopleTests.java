package org.jieli.insurance.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jieli.JieliTest;
import org.jieli.alliance.AllianceFixture;
import org.jieli.alliance.AllianceRegistry;
import org.jieli.alliance.NewAlliance;
import org.jieli.institution.InstitutionFixture;
import org.jieli.institution.InstitutionRegistry;
import org.jieli.institution.NewInstitution;
import org.jieli.institution.Tier;
import org.jieli.insurance.FundBureau;
import org.jieli.insurance.PaidBills;
import org.jieli.shared.Confidence;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Whose people a budget counts. */
@JieliTest
class BudgetPeopleTests {

    private static final String REGION = BudgetedCounty.REGION;
    private static final int YEAR = BudgetedCounty.YEAR;

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

    private BudgetedCounty county;
    private PaidBills bills;

    @BeforeEach
    void anAllianceWithTwoPeople() {
        bills = new PaidBills(jdbc, transactions, REGION);
        county = new BudgetedCounty(registry, alliances, bills);
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
        return county.opened(opening, reading);
    }

    private static <T> T asBureau(Supplier<T> work) {
        return FundBureau.call(REGION, work);
    }
}
