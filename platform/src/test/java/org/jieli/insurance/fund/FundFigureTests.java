package org.jieli.insurance.fund;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jieli.JieliTest;
import org.jieli.institution.InstitutionFixture;
import org.jieli.institution.InstitutionRegistry;
import org.jieli.institution.NewInstitution;
import org.jieli.institution.Tier;
import org.jieli.insurance.CareArea;
import org.jieli.insurance.CareKind;
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

/** Where a region's money goes, from the bills to the figures and back. */
@JieliTest
class FundFigureTests {

    private static final String REGION = "6403";

    @Autowired
    FundFigures figures;

    @Autowired
    RefreshingFund refreshing;

    @Autowired
    InstitutionRegistry registry;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    @Test
    void theFiguresAddUpAndOpenToTheirBills() {
        NewInstitution centre = InstitutionFixture.institution("示范乡卫生院", "C220", Tier.NONE, "640323");
        NewInstitution hospital = InstitutionFixture.institution("示范县医院", "A100", Tier.SECONDARY, "640323");
        NewInstitution city = InstitutionFixture.institution("示范市医院", "A100", Tier.TERTIARY, "640302");
        CurrentAccess.runAsSystem("test", () -> registry.register(List.of(centre, hospital, city)));
        PaidBills bills = new PaidBills(jdbc, transactions, REGION);
        UUID person = bills.person("640323100201", LocalDate.of(1960, 1, 1), Scheme.RESIDENT);
        bills.settled(Bill.stay(person, centre.id(), day(2025, 2), "J18.9", "500.00", "400.00"));
        bills.settled(Bill.stay(person, centre.id(), day(2025, 3), "I10", "150.00", "100.00")
                .ofKind(CareKind.OUTPATIENT)
                .notReferred());
        bills.settled(Bill.stay(person, hospital.id(), day(2025, 3), "I50.0", "600.00", "300.00"));
        bills.settled(Bill.stay(person, city.id(), day(2025, 4), "I50.0", "200.00", "110.00")
                .notReferred());
        bills.settled(Bill.stay(person, city.id(), day(2025, 4), "I50.0", "200.00", "90.00")
                .in(CareArea.OUT_OF_PROVINCE));
        bills.settled(Bill.stay(person, hospital.id(), day(2025, 9), "I50.0", "900.00", "700.00"));
        bills.settled(Bill.stay(person, hospital.id(), day(2024, 4), "I50.0", "900.00", "800.00"));
        refreshing.refresh(REGION);
        FundAsked asked = new FundAsked(REGION, "", 2025, 6);
        FundReport report = asBureau(() -> figures.report(asked));
        assertThat(report.total().claims()).isEqualTo(5);
        assertThat(report.total().share(FundFigure.PRIMARY_SHARE, report.lastYear()))
                .isEqualByComparingTo("0.5");
        assertThat(report.total().share(FundFigure.IN_COUNTY_SHARE, report.lastYear()))
                .isEqualByComparingTo("0.8");
        assertThat(report.total().share(FundFigure.OUT_OF_AREA_SHARE, report.lastYear()))
                .isEqualByComparingTo("0.09");
        assertThat(report.total().share(FundFigure.FUND_GROWTH, report.lastYear()))
                .isEqualByComparingTo("0.25");
        assertThat(report.total().share(FundFigure.STAY_REIMBURSED, report.lastYear()))
                .isEqualByComparingTo("0.6");
        assertThat(report.total().notReferred()).isEqualTo(1);
        // Ten points of 200.
        assertThat(report.total().withheld()).isEqualByComparingTo("20.00");
        assertThat(report.months().get(2).now().basic()).isEqualByComparingTo("400.00");
        assertThat(report.refreshedAt()).isNotNull();
        // Payments of months without bills are not known, so growth would be invented.
        assertThat(report.missingNow()).containsExactly(1, 5, 6);
        assertThat(report.missingBefore()).containsExactly(1, 2, 3, 5, 6);
        assertThat(report.share(FundFigure.FUND_GROWTH)).isNull();
        assertThat(report.firstMonth()).isEqualTo(LocalDate.of(2024, 4, 1));
        FundBill visit = asBureau(() -> figures.bills(asked, FundFigure.PRIMARY_SHARE, null, 50)).items().stream()
                .filter(each -> each.kind() == CareKind.OUTPATIENT)
                .findFirst()
                .orElseThrow();
        assertThat(visit.isOffThePath()).isFalse();
        assertThat(asBureau(() -> figures.bills(asked, FundFigure.NOT_REFERRED_STAYS, null, 50))
                        .items())
                .allMatch(FundBill::isOffThePath);
        for (var expected : List.of(
                java.util.Map.entry(FundFigure.PRIMARY_SHARE, 2),
                java.util.Map.entry(FundFigure.IN_COUNTY_SHARE, 3),
                java.util.Map.entry(FundFigure.OUT_OF_AREA_SHARE, 1),
                java.util.Map.entry(FundFigure.STAY_REIMBURSED, 4),
                java.util.Map.entry(FundFigure.NOT_REFERRED_STAYS, 1),
                java.util.Map.entry(FundFigure.FUND_GROWTH, 5))) {
            assertThat(asBureau(() -> figures.bills(asked, expected.getKey(), null, 50))
                            .items())
                    .as(expected.getKey().name())
                    .hasSize(expected.getValue());
        }
        String next = asBureau(() -> figures.bills(asked, null, null, 3)).next();
        assertThat(asBureau(() -> figures.bills(asked, null, next, 3)).items()).hasSize(2);
        FundReport elsewhere = asBureau(() -> figures.report(new FundAsked(REGION, "640302", 2025, 6)));
        assertThat(elsewhere.total().claims()).isZero();
        FundReport outside = CurrentAccess.callAs(bureau("6404"), () -> figures.report(asked));
        assertThat(outside.total().claims()).isZero();
    }

    private static LocalDate day(int year, int month) {
        return LocalDate.of(year, month, 15);
    }

    private static <T> T asBureau(Supplier<T> work) {
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
