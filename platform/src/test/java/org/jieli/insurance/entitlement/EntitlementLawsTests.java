package org.jieli.insurance.entitlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jieli.insurance.BillLine;
import org.jieli.insurance.CareKind;
import org.jieli.insurance.rules.DeductibleStrategy;
import org.jieli.insurance.rules.RuleSet;

/** What holds of every bill of every person under all rules. */
class EntitlementLawsTests {

    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void nobodyPaysLessThanNothingAndTheInsuranceNeverMoreThanTheBill(
            @ForAll("rules") RuleSet set, @ForAll("courses") AnyCourse course) {
        for (Settlement settlement : course.settled(set, false)) {
            Parts parts = settlement.parts();
            assertThat(amounts(parts)).allMatch(amount -> amount.signum() >= 0);
            assertThat(parts.insured()).isLessThanOrEqualTo(parts.total());
            assertThat(parts.covered()).isLessThanOrEqualTo(parts.total());
            assertThat(parts.deductible()).isLessThanOrEqualTo(parts.covered());
        }
    }

    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void thePartsAddUpToTheBillToTheFen(@ForAll("rules") RuleSet set, @ForAll("courses") AnyCourse course) {
        List<Settlement> settlements = course.settled(set, false);
        for (int i = 0; i < settlements.size(); i++) {
            Parts parts = settlements.get(i).parts();
            assertThat(parts.total())
                    .isEqualByComparingTo(course.claims().get(i).total())
                    .isEqualByComparingTo(parts.insured().add(parts.person()));
            assertThat(amounts(parts))
                    .allMatch(amount -> amount.stripTrailingZeros().scale() <= 2);
        }
    }

    @Property(tries = 600, edgeCases = EdgeCasesMode.NONE)
    void moreOfTheSameBillCoveredNeverLowersWhatTheInsurancePays(
            @ForAll("rules") RuleSet set,
            @ForAll("courses") AnyCourse course,
            @ForAll @IntRange(max = 7) int place,
            @ForAll @IntRange(min = 1, max = 3_000_000) int fen) {
        assertThat(insured(set, plus(course, place, "DRUG_A", fen)))
                .isGreaterThanOrEqualTo(insured(set, plus(course, place, "SELF_PAID", fen)));
    }

    @Property(tries = 600, edgeCases = EdgeCasesMode.NONE)
    void moreCoveredCostNeverLowersWhatTheInsurancePays(
            @ForAll("rules") RuleSet set,
            @ForAll("courses") AnyCourse course,
            @ForAll @IntRange(max = 7) int place,
            @ForAll @IntRange(min = 1, max = 3_000_000) int fen) {
        assertThat(insured(set, plus(course, place, "DRUG_A", fen))).isGreaterThanOrEqualTo(insured(set, course));
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void comingWithReferralsNeverCostsThePersonMore(
            @ForAll("rules") RuleSet set,
            @ForAll DeductibleStrategy strategy,
            @ForAll boolean noneDown,
            @ForAll("courses") AnyCourse course) {
        costsNoMoreWithReferrals(ChangedRules.evenly(set, strategy, noneDown), course);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void splittingAndReorderingTheLinesChangesNothing(
            @ForAll("rules") RuleSet set, @ForAll("courses") AnyCourse course, @ForAll @IntRange(max = 100) int part) {
        AnyCourse split = new AnyCourse(
                course.person(),
                course.claims().stream()
                        .map(claim -> AnyCourse.withLines(claim, AnyCourse.split(claim.lines(), part)))
                        .toList());
        assertThat(split.settled(set, false)).isEqualTo(course.settled(set, false));
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void theLedgerTellsWhatTheCalculationCameTo(@ForAll("rules") RuleSet set, @ForAll("courses") AnyCourse course) {
        List<Settlement> told = course.settled(set, true);
        List<Settlement> untold = course.settled(set, false);
        for (int i = 0; i < told.size(); i++) {
            Settlement settlement = told.get(i);
            assertThat(settlement.parts()).isEqualTo(untold.get(i).parts());
            assertThat(settlement.balances()).isEqualTo(untold.get(i).balances());
            assertThat(untold.get(i).ledger()).isEmpty();
            ToldLedger.check(settlement);
        }
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void theBalancesAreTheSumsOfTheYear(@ForAll("rules") RuleSet set, @ForAll("courses") AnyCourse course) {
        Map<Integer, Balances> sums = new HashMap<>();
        List<Settlement> settlements = course.settled(set, false);
        for (int i = 0; i < settlements.size(); i++) {
            Settlement settlement = settlements.get(i);
            CareKind kind = course.claims().get(i).kind();
            Balances found = settlement.balances();
            Balances before = sums.getOrDefault(settlement.year(), Balances.NONE);
            Parts parts = settlement.parts();
            boolean stay = kind == CareKind.INPATIENT;
            assertThat(found.stays()).isEqualTo(before.stays() + (stay ? 1 : 0));
            assertThat(found.inpatient())
                    .isEqualByComparingTo(stay ? before.inpatient().add(parts.basic()) : before.inpatient());
            assertThat(visits(found))
                    .isEqualByComparingTo(stay ? visits(before) : visits(before).add(parts.basic()));
            assertThat(found.critical()).isEqualByComparingTo(before.critical().add(parts.critical()));
            assertThat(found.assistance())
                    .isEqualByComparingTo(before.assistance().add(parts.assistance()));
            sums.put(settlement.year(), found);
        }
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void noCapOfAYearIsExceeded(@ForAll("rules") RuleSet set, @ForAll("courses") AnyCourse course) {
        for (Settlement settlement : course.settled(set, false)) {
            Balances balances = settlement.balances();
            within(balances.inpatient(), set.rules().inpatient().ceiling());
            if (set.rules().critical() != null) {
                within(balances.critical(), set.rules().critical().cap());
            }
            if (!set.rules().assistance().isEmpty()) {
                within(
                        balances.assistance(),
                        set.rules().assistance().getFirst().cap());
            }
            if (set.rules().outpatient() != null) {
                boolean contracted = course.person().contracted();
                within(
                        balances.outpatient(),
                        contracted
                                ? set.rules().outpatient().contractedCap()
                                : set.rules().outpatient().cap());
            }
            balances.chronic()
                    .values()
                    .forEach(benefit -> within(
                            benefit.paid(), set.rules().chronic().getFirst().cap()));
        }
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void thePartsHaveTwoDecimals(@ForAll("rules") RuleSet set, @ForAll("courses") AnyCourse course) {
        course.settled(set, false)
                .forEach(settlement -> assertThat(amounts(settlement.parts())).allMatch(amount -> amount.scale() == 2));
    }

    @Provide
    Arbitrary<RuleSet> rules() {
        return AnyRules.sets();
    }

    @Provide
    Arbitrary<AnyCourse> courses() {
        return AnyCourse.any();
    }

    private static List<BigDecimal> amounts(Parts parts) {
        return List.of(
                parts.total(),
                parts.covered(),
                parts.deductible(),
                parts.basic(),
                parts.critical(),
                parts.assistance(),
                parts.person());
    }

    private static void costsNoMoreWithReferrals(RuleSet set, AnyCourse course) {
        assertThat(person(set, course)).isLessThanOrEqualTo(person(set, course.withoutReferrals()));
    }

    private static AnyCourse plus(AnyCourse course, int place, String item, int fen) {
        int at = place % course.claims().size();
        List<BillLine> lines = new ArrayList<>(course.claims().get(at).lines());
        lines.add(new BillLine(item, AnyCourse.yuan(fen), null));
        return course.withLines(at, lines);
    }

    private static BigDecimal insured(RuleSet set, AnyCourse course) {
        return course.settled(set, false).stream()
                .map(settlement -> settlement.parts().insured())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal person(RuleSet set, AnyCourse course) {
        return course.settled(set, false).stream()
                .map(settlement -> settlement.parts().person())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal visits(Balances balances) {
        return balances.chronic().values().stream()
                .map(Balances.Benefit::paid)
                .reduce(balances.outpatient(), BigDecimal::add);
    }

    private static void within(BigDecimal amount, BigDecimal cap) {
        if (cap != null) {
            assertThat(amount).isLessThanOrEqualTo(cap);
        }
    }
}
