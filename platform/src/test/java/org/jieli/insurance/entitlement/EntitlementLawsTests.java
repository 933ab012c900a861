package org.jieli.insurance.entitlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jieli.insurance.BillLine;
import org.jieli.insurance.CareKind;
import org.jieli.insurance.rules.RuleSet;

/** What holds of every bill of every person under all rules. */
class EntitlementLawsTests {

    @Property(tries = 400)
    void nobodyPaysLessThanNothingAndTheInsuranceNeverMoreThanTheBill(
            @ForAll("rules") RuleSet set, @ForAll("courses") AnyCourse course) {
        for (Settlement settlement : course.settled(set, false)) {
            Parts parts = settlement.parts();
            assertThat(List.of(
                            parts.total(), parts.covered(), parts.deductible(), parts.basic(), parts.critical(),
                            parts.assistance(), parts.person()))
                    .allMatch(amount -> amount.signum() >= 0);
            assertThat(parts.insured()).isLessThanOrEqualTo(parts.total());
            assertThat(parts.covered()).isLessThanOrEqualTo(parts.total());
            assertThat(parts.deductible()).isLessThanOrEqualTo(parts.covered());
        }
    }

    @Property(tries = 400)
    void thePartsAddUpToTheBillToTheFen(@ForAll("rules") RuleSet set, @ForAll("courses") AnyCourse course) {
        List<Settlement> settlements = course.settled(set, false);
        for (int i = 0; i < settlements.size(); i++) {
            Parts parts = settlements.get(i).parts();
            assertThat(parts.total())
                    .isEqualByComparingTo(course.claims().get(i).total())
                    .isEqualByComparingTo(parts.insured().add(parts.person()));
            assertThat(List.of(
                            parts.covered(), parts.deductible(), parts.basic(), parts.critical(),
                            parts.assistance(), parts.person()))
                    .allMatch(amount -> amount.stripTrailingZeros().scale() <= 2);
        }
    }

    @Property(tries = 600)
    void moreOfTheSameBillCoveredNeverLowersWhatTheInsurancePays(
            @ForAll("rules") RuleSet set,
            @ForAll("courses") AnyCourse course,
            @ForAll @IntRange(max = 7) int place,
            @ForAll @IntRange(min = 1, max = 3_000_000) int fen) {
        assertThat(insured(set, plus(course, place, "DRUG_A", fen)))
                .isGreaterThanOrEqualTo(insured(set, plus(course, place, "SELF_PAID", fen)));
    }

    @Property(tries = 600)
    void moreCoveredCostNeverLowersWhatTheInsurancePays(
            @ForAll("rules") RuleSet set,
            @ForAll("courses") AnyCourse course,
            @ForAll @IntRange(max = 7) int place,
            @ForAll @IntRange(min = 1, max = 3_000_000) int fen) {
        assertThat(insured(set, plus(course, place, "DRUG_A", fen))).isGreaterThanOrEqualTo(insured(set, course));
    }

    @Property(tries = 1000)
    void comingWithReferralsNeverCostsThePersonMore(
            @ForAll("rules") RuleSet set, @ForAll("courses") AnyCourse course) {
        assertThat(person(set, course)).isLessThanOrEqualTo(person(set, course.withoutReferrals()));
    }

    @Property(tries = 300)
    void splittingAndReorderingTheLinesChangesNothing(
            @ForAll("rules") RuleSet set,
            @ForAll("courses") AnyCourse course,
            @ForAll @IntRange(max = 100) int part) {
        AnyCourse split = new AnyCourse(
                course.person(),
                course.claims().stream()
                        .map(claim -> AnyCourse.withLines(claim, AnyCourse.split(claim.lines(), part)))
                        .toList());
        assertThat(split.settled(set, false)).isEqualTo(course.settled(set, false));
    }

    @Property(tries = 300)
    void theLedgerTellsWhatTheCalculationCameTo(@ForAll("rules") RuleSet set, @ForAll("courses") AnyCourse course) {
        List<Settlement> told = course.settled(set, true);
        List<Settlement> untold = course.settled(set, false);
        for (int i = 0; i < told.size(); i++) {
            Settlement settlement = told.get(i);
            assertThat(settlement.parts()).isEqualTo(untold.get(i).parts());
            assertThat(settlement.balances()).isEqualTo(untold.get(i).balances());
            assertThat(untold.get(i).ledger()).isEmpty();
            tells(settlement);
        }
    }

    @Property(tries = 300)
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
            assertThat(found.inpatient()).isEqualByComparingTo(stay ? before.inpatient().add(parts.basic()) : before.inpatient());
            assertThat(visits(found)).isEqualByComparingTo(stay ? visits(before) : visits(before).add(parts.basic()));
            assertThat(found.critical()).isEqualByComparingTo(before.critical().add(parts.critical()));
            assertThat(found.assistance()).isEqualByComparingTo(before.assistance().add(parts.assistance()));
            sums.put(settlement.year(), found);
        }
    }

    @Property(tries = 300)
    void noCapOfAYearIsExceeded(@ForAll("rules") RuleSet set, @ForAll("courses") AnyCourse course) {
        for (Settlement settlement : course.settled(set, false)) {
            Balances balances = settlement.balances();
            within(balances.inpatient(), set.rules().inpatient().ceiling());
            if (set.rules().critical() != null) {
                within(balances.critical(), set.rules().critical().cap());
            }
            if (!set.rules().assistance().isEmpty()) {
                within(balances.assistance(), set.rules().assistance().getFirst().cap());
            }
            if (set.rules().outpatient() != null) {
                boolean contracted = course.person().contracted();
                within(balances.outpatient(), contracted ? set.rules().outpatient().contractedCap() : set.rules().outpatient().cap());
            }
            balances.chronic().values()
                    .forEach(benefit -> within(benefit.paid(), set.rules().chronic().getFirst().cap()));
        }
    }

    @Provide
    Arbitrary<RuleSet> rules() {
        return AnyRules.sets();
    }

    @Provide
    Arbitrary<AnyCourse> courses() {
        return AnyCourse.any();
    }

    private static void tells(Settlement settlement) {
        List<LedgerLine> lines = settlement.ledger();
        Parts parts = settlement.parts();
        assertThat(lines.getFirst().step()).isEqualTo(Step.BILL);
        assertThat(lines.getLast().step()).isEqualTo(Step.PERSON);
        assertThat(lines.getLast().after()).isEqualByComparingTo(parts.person());
        BigDecimal covered = parts.total();
        BigDecimal segments = BigDecimal.ZERO;
        BigDecimal basic = null;
        for (LedgerLine line : lines) {
            switch (line.step()) {
                case FIRST_SHARE, OVER_LIMIT, NOT_COVERED -> {
                    assertThat(line.before()).isEqualByComparingTo(covered);
                    covered = line.after();
                }
                case DEDUCTIBLE, OUTPATIENT_DEDUCTIBLE, CHRONIC_DEDUCTIBLE -> {
                    assertThat(line.before()).isEqualByComparingTo(parts.covered());
                    assertThat(line.before().subtract(line.after())).isEqualByComparingTo(parts.deductible());
                }
                case SEGMENT -> {
                    segments = segments.add(line.after());
                    basic = segments.setScale(2, RoundingMode.HALF_UP);
                }
                case OUTPATIENT_RATE, CHRONIC_RATE -> basic = line.after();
                case FLOOR, CEILING, OUTPATIENT_CAP, CHRONIC_CAP -> {
                    assertThat(line.before()).isEqualByComparingTo(basic == null ? BigDecimal.ZERO : basic);
                    basic = line.after();
                }
                case BASIC -> {
                    assertThat(line.before()).isEqualByComparingTo(parts.covered());
                    assertThat(line.after()).isEqualByComparingTo(parts.basic());
                    assertThat(line.after()).isEqualByComparingTo(basic == null ? BigDecimal.ZERO : basic);
                }
                case CRITICAL -> assertThat(line.after()).isEqualByComparingTo(parts.critical());
                case ASSISTANCE -> assertThat(line.after()).isEqualByComparingTo(parts.assistance());
                default -> {}
            }
        }
        assertThat(covered).isEqualByComparingTo(parts.covered());
        assertThat(has(lines, Step.CRITICAL)).isEqualTo(parts.critical().signum() > 0);
        assertThat(has(lines, Step.ASSISTANCE)).isEqualTo(parts.assistance().signum() > 0);
    }

    private static boolean has(List<LedgerLine> lines, Step step) {
        return lines.stream().anyMatch(line -> line.step() == step);
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
