package org.jieli.insurance.parameter;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jieli.insurance.Arrival;
import org.jieli.insurance.BillLine;
import org.jieli.insurance.CareArea;
import org.jieli.insurance.CareKind;
import org.jieli.insurance.Claim;
import org.jieli.insurance.EpisodeDirection;
import org.jieli.insurance.InsuredPerson;
import org.jieli.insurance.ReferralUsed;
import org.jieli.insurance.Registration;
import org.jieli.insurance.Scheme;
import org.jieli.insurance.entitlement.Course;
import org.jieli.insurance.entitlement.Entitlement;
import org.jieli.insurance.rules.BenefitRules;
import org.jieli.insurance.rules.DeductibleStrategy;
import org.jieli.insurance.rules.EpisodeTerms;
import org.jieli.insurance.rules.LevelTerms;
import org.jieli.insurance.rules.RuleFinding;
import org.jieli.insurance.rules.RuleSet;

/** Rules that are not warned of never make a path of one disease dearer by its referrals. */
class ReferralLawTests {

    private static final RuleSet CITY = RuleFile.shipped("linear-city");
    private static final LocalDate START = LocalDate.of(2026, 2, 1);

    /** A stay of a path, each referral from the stay before. */
    record Visit(int level, int place, boolean referred, int gap, int fen) {}

    @Property(tries = 10_000, edgeCases = EdgeCasesMode.NONE)
    void withoutAWarningAReferredPathNeverCostsMore(
            @ForAll("terms") EpisodeTerms terms,
            @ForAll("levels") List<LevelTerms> levels,
            @ForAll("paths") List<Visit> path) {
        RuleSet set = with(terms, levels);
        Assume.that(ReferralLaw.holds(terms));
        assertThat(ReferralLaw.findings(set)).isEmpty();
        assertThat(person(set, path, true)).isLessThanOrEqualTo(person(set, path, false));
    }

    @Property(tries = 15, edgeCases = EdgeCasesMode.NONE)
    void whatIsLeftOpenIsWarnedOf(@ForAll("terms") EpisodeTerms terms, @ForAll("levels") List<LevelTerms> levels) {
        Assume.that(!ReferralLaw.holds(terms));
        assertThat(ReferralLaw.findings(with(terms, levels)))
                .isNotEmpty()
                .noneMatch(RuleFinding::isError)
                .allMatch(finding -> finding.path().startsWith("episode.strategies."));
    }

    @Example
    void theExampleIsOneThatPeopleCanFollow() {
        EpisodeTerms terms = new EpisodeTerms(
                30,
                Map.of(
                        EpisodeDirection.UP, DeductibleStrategy.DIFFERENCE_TOP_UP,
                        EpisodeDirection.DOWN, DeductibleStrategy.HALVING,
                        EpisodeDirection.LATERAL, DeductibleStrategy.DIFFERENCE_TOP_UP,
                        EpisodeDirection.RETURN, DeductibleStrategy.FULL),
                Set.of(EpisodeDirection.UP));
        List<RuleFinding> found = ReferralLaw.findings(with(terms, CITY.rules().levels()));
        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.path()).isEqualTo("episode.strategies.RETURN");
            // Bills of 1500, 700, 1500. By himself: 1500, 700, then 800 to top up and 45% of the other 700, 1115. With
            // a referral down half
            // of 700 and a quarter of the rest, 437.50; but going up again is a return now, and all 1500 are due.
            assertThat(finding.what().arguments())
                    .containsExactly("三级", "三级 → 二级 → 三级", "1500.00", "1115.00", "3437.50", "3315.00");
        });
    }

    @Example
    void noShippedExampleIsWarnedOf() {
        assertThat(ShippedRules.NAMES.stream()
                        .map(RuleFile::shipped)
                        .flatMap(set -> ReferralLaw.findings(set).stream()))
                .isEmpty();
    }

    @Provide
    Arbitrary<EpisodeTerms> terms() {
        Arbitrary<Map<EpisodeDirection, DeductibleStrategy>> strategies = Arbitraries.of(DeductibleStrategy.class)
                .list()
                .ofSize(4)
                .map(list -> {
                    Map<EpisodeDirection, DeductibleStrategy> map = new EnumMap<>(EpisodeDirection.class);
                    for (EpisodeDirection direction : EpisodeDirection.values()) {
                        map.put(direction, list.get(direction.ordinal()));
                    }
                    return map;
                });
        return Combinators.combine(
                        strategies, Arbitraries.of(EpisodeDirection.class).set())
                .as((ways, alone) -> new EpisodeTerms(30, ways, alone));
    }

    @Provide
    Arbitrary<List<LevelTerms>> levels() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 40),
                        Arbitraries.integers().between(0, 60),
                        Arbitraries.integers().between(0, 10).list().ofMaxSize(2))
                .as((own, step, falls) -> CITY.rules().levels().stream()
                        .map(level -> withDeductibles(level, 10 * (own + step * (level.rank() - 1)), falls))
                        .toList());
    }

    @Provide
    Arbitrary<List<Visit>> paths() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(1, 2),
                        Arbitraries.of(true, true, false),
                        Arbitraries.integers().between(0, 12),
                        Arbitraries.of(20_000, 90_000, 500_000))
                .as(Visit::new)
                .list()
                .ofMinSize(2)
                .ofMaxSize(5);
    }

    private static LevelTerms withDeductibles(LevelTerms level, int first, List<Integer> falls) {
        List<BigDecimal> amounts = new ArrayList<>();
        int amount = first;
        amounts.add(BigDecimal.valueOf(amount));
        for (int fall : falls) {
            amount = Math.max(0, amount - 10 * fall);
            amounts.add(BigDecimal.valueOf(amount));
        }
        return new LevelTerms(
                level.code(),
                level.name(),
                level.rank(),
                level.tiers(),
                level.areas(),
                level.firstContact(),
                amounts,
                null,
                level.segments(),
                level.floorRate());
    }

    private static RuleSet with(EpisodeTerms terms, List<LevelTerms> levels) {
        BenefitRules rules = CITY.rules();
        return new RuleSet(
                CITY.id(),
                CITY.region(),
                CITY.scheme(),
                CITY.year(),
                CITY.version(),
                CITY.name(),
                CITY.from(),
                CITY.to(),
                CITY.source(),
                CITY.confidence(),
                new BenefitRules(
                        rules.items(),
                        levels,
                        rules.inpatient(),
                        terms,
                        rules.referral(),
                        rules.groups(),
                        rules.restricted(),
                        rules.outpatient(),
                        rules.chronic(),
                        rules.critical(),
                        rules.assistance(),
                        rules.clauses()));
    }

    private static BigDecimal person(RuleSet set, List<Visit> path, boolean withReferrals) {
        Entitlement entitlement = new Entitlement(set);
        InsuredPerson person = new InsuredPerson(Scheme.RESIDENT, LocalDate.of(1986, 1, 1), Set.of(), null, false);
        Course course = new Course();
        BigDecimal sum = BigDecimal.ZERO;
        LocalDate day = START;
        for (int i = 0; i < path.size(); i++) {
            Visit visit = path.get(i);
            day = day.plusDays(visit.gap());
            boolean referred = withReferrals && visit.referred() && i > 0;
            sum = sum.add(entitlement
                    .settle(person, claim(i, visit, day, set, referred), course, false)
                    .parts()
                    .person());
            day = day.plusDays(2);
        }
        return sum;
    }

    private static Claim claim(int place, Visit visit, LocalDate day, RuleSet set, boolean referred) {
        return new Claim(
                new UUID(0, place),
                CareKind.INPATIENT,
                new UUID(visit.level() + 1L, visit.place()),
                set.rules().levels().get(visit.level()).code(),
                CareArea.LOCAL,
                day,
                day.plusDays(2),
                "J18.9",
                referred ? Arrival.REFERRED : Arrival.DIRECT,
                null,
                Registration.NONE,
                referred ? new ReferralUsed(new UUID(1, place), new UUID(0, place - 1L), day, false) : null,
                List.of(new BillLine("DRUG_A", BigDecimal.valueOf(visit.fen(), 2), null)));
    }
}
