package org.jieli.insurance.budget;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jieli.alliance.AllianceFixture;
import org.jieli.alliance.AllianceRegistry;
import org.jieli.alliance.NewAlliance;
import org.jieli.institution.InstitutionFixture;
import org.jieli.institution.InstitutionRegistry;
import org.jieli.institution.NewInstitution;
import org.jieli.institution.Tier;
import org.jieli.insurance.FundBureau;
import org.jieli.insurance.PaidBills;
import org.jieli.insurance.Scheme;
import org.jieli.shared.Confidence;
import org.jieli.shared.CurrentAccess;

/** An alliance of a county's hospital, health centre and village clinic at which an old and a grown person have a family doctor. */
final class BudgetedCounty {

    static final String REGION = "6404";
    static final int YEAR = 2024;

    final NewInstitution hospital = InstitutionFixture.institution("示范县医院", "A100", Tier.SECONDARY, "640422");
    final NewInstitution centre = InstitutionFixture.institution("示范乡卫生院", "C220", Tier.NONE, "640422");
    final NewInstitution village = InstitutionFixture.institution("示范村卫生室", "D600", Tier.NONE, "640422");
    final NewInstitution elsewhere = InstitutionFixture.institution("示范市医院", "A100", Tier.TERTIARY, "640402");
    final NewAlliance alliance =
            AllianceFixture.countyCommunity(hospital.id(), Set.of(centre.id(), village.id()), LocalDate.of(2020, 1, 1));
    final UUID elderly;

    BudgetedCounty(InstitutionRegistry registry, AllianceRegistry alliances, PaidBills bills) {
        CurrentAccess.runAsSystem("test", () -> {
            registry.register(List.of(hospital, centre, village, elsewhere));
            alliances.found(alliance);
        });
        elderly = bills.person("640422", LocalDate.of(1950, 5, 1), Scheme.RESIDENT);
        UUID adult = bills.person("640422", LocalDate.of(1990, 5, 1), Scheme.EMPLOYEE);
        bills.contract(elderly, centre.id(), LocalDate.of(YEAR, 1, 1), 24);
        bills.contract(adult, centre.id(), LocalDate.of(YEAR, 1, 1), 24);
    }

    /** Its budget, by heads that have a family doctor at a member. */
    Budget opened(OpeningBudget opening, ReadingBudgets reading) {
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
        return FundBureau.call(
                REGION,
                () -> reading.require(opening.open(opening.prepare(
                        REGION, new OpeningBudget.Asked(alliance.id(), YEAR, terms, "测试文件", Confidence.U)))));
    }
}
