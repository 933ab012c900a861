package org.jieli.insurance.entitlement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jieli.insurance.CareArea;
import org.jieli.insurance.EpisodeDirection;
import org.jieli.insurance.Scheme;
import org.jieli.insurance.rules.Assistance;
import org.jieli.insurance.rules.BenefitRules;
import org.jieli.insurance.rules.ChronicBenefit;
import org.jieli.insurance.rules.CriticalIllness;
import org.jieli.insurance.rules.DeductibleStrategy;
import org.jieli.insurance.rules.EpisodeTerms;
import org.jieli.insurance.rules.InpatientTerms;
import org.jieli.insurance.rules.ItemClass;
import org.jieli.insurance.rules.LevelTerms;
import org.jieli.insurance.rules.OutpatientTerms;
import org.jieli.insurance.rules.PersonGroup;
import org.jieli.insurance.rules.ReferralTerms;
import org.jieli.insurance.rules.RestrictedList;
import org.jieli.insurance.rules.RuleSet;
import org.jieli.insurance.rules.Segment;
import org.jieli.shared.Confidence;

/** Any valid rules: ascending segments, rates that fall and deductibles that rise with the level, everything else with or without. */
final class AnyRules {

    static final List<String> LEVELS = List.of("PRIMARY", "SECONDARY", "TERTIARY", "ELSEWHERE");
    static final List<String> DISEASES = List.of("J18.9", "J20.9", "K35.8", "I10");
    static final List<String> GROUPS = List.of("RETIRED", "ORPHAN");

    private static final List<ItemClass> ITEMS = List.of(
            item("DRUG_A", true, "0", null),
            item("DRUG_B", true, "0.10", null),
            item("MATERIAL", true, "0.20", "1000"),
            item("BED", true, "0", "50"),
            item("SELF_PAID", false, "0", null));

    private AnyRules() {}

    static Arbitrary<RuleSet> sets() {
        return Combinators.combine(
                        levels(),
                        inpatient(),
                        Combinators.combine(
                                        strategies(),
                                        Arbitraries.of(EpisodeDirection.class).set(),
                                        integers(5, 60))
                                .as((strategies, same, days) -> new EpisodeTerms(days, strategies, same)),
                        referral(),
                        groups(),
                        restricted(),
                        Combinators.combine(
                                        outpatient().injectNull(0.2),
                                        chronic().list().ofMaxSize(1))
                                .as(Visits::new),
                        Combinators.combine(
                                        critical().injectNull(0.3),
                                        assistance().list().ofMaxSize(1))
                                .as(Others::new))
                .as((levels, inpatient, episode, referral, groups, restricted, visits, others) -> set(new BenefitRules(
                        ITEMS,
                        levels,
                        inpatient,
                        episode,
                        referral,
                        groups,
                        restricted,
                        visits.outpatient(),
                        visits.chronic(),
                        others.critical(),
                        others.assistance(),
                        Map.of())));
    }

    private record Visits(OutpatientTerms outpatient, List<ChronicBenefit> chronic) {}

    private record Others(CriticalIllness critical, List<Assistance> assistance) {}

    static RuleSet set(BenefitRules rules) {
        LocalDate first = LocalDate.of(2026, 1, 1);
        return new RuleSet(
                new UUID(0, 1), "4112", Scheme.RESIDENT, 2026, 1, "any", first, null, "any", Confidence.U, rules);
    }

    private static ItemClass item(String code, boolean covered, String firstShare, String limit) {
        return new ItemClass(
                code, code, covered, new BigDecimal(firstShare), limit == null ? null : new BigDecimal(limit));
    }

    private static Arbitrary<List<LevelTerms>> levels() {
        Arbitrary<List<Integer>> bounds = Arbitraries.of(500, 1500, 4000, 10000)
                .set()
                .ofMaxSize(2)
                .map(set -> set.stream().sorted().toList());
        return Combinators.combine(
                        integers(75, 95),
                        integers(0, 12),
                        integers(0, 40),
                        integers(0, 60),
                        integers(0, 10).list().ofMaxSize(3),
                        bounds,
                        integers(0, 15),
                        Combinators.combine(yuan(0, 45).injectNull(0.7), Arbitraries.of(true, false))
                                .as(Extras::new))
                .as(AnyRules::levels);
    }

    private record Extras(BigDecimal floor, boolean ofBill) {}

    private static List<LevelTerms> levels(
            int rate,
            int step,
            int own,
            int ownStep,
            List<Integer> falls,
            List<Integer> bounds,
            int rise,
            Extras extras) {
        List<LevelTerms> levels = new ArrayList<>();
        for (int rank = 1; rank <= LEVELS.size(); rank++) {
            boolean elsewhere = rank == LEVELS.size();
            levels.add(new LevelTerms(
                    LEVELS.get(rank - 1),
                    LEVELS.get(rank - 1),
                    rank,
                    List.of(),
                    elsewhere ? List.of(CareArea.IN_PROVINCE, CareArea.OUT_OF_PROVINCE) : List.of(CareArea.LOCAL),
                    rank == 1,
                    deductibles(10 * (own + ownStep * (rank - 1)), falls),
                    elsewhere && extras.ofBill()
                            ? new LevelTerms.OfBill(points(20), BigDecimal.valueOf(1000), BigDecimal.valueOf(5000))
                            : null,
                    segments(rate - step * (rank - 1), bounds, rise),
                    extras.floor() == null ? null : extras.floor().movePointLeft(2)));
        }
        return levels;
    }

    private static List<BigDecimal> deductibles(int first, List<Integer> falls) {
        List<BigDecimal> amounts = new ArrayList<>();
        int amount = first;
        amounts.add(BigDecimal.valueOf(amount));
        for (int fall : falls) {
            amount = Math.max(0, amount - 10 * fall);
            amounts.add(BigDecimal.valueOf(amount));
        }
        return amounts;
    }

    private static List<Segment> segments(int rate, List<Integer> bounds, int rise) {
        List<Segment> segments = new ArrayList<>();
        int now = rate;
        for (int bound : bounds) {
            segments.add(new Segment(BigDecimal.valueOf(bound), points(now)));
            now = Math.min(100, now + rise);
        }
        segments.add(new Segment(null, points(now)));
        return segments;
    }

    private static Arbitrary<InpatientTerms> inpatient() {
        return Combinators.combine(
                        Arbitraries.of(true, false),
                        yuan(5000, 60000).injectNull(0.4),
                        Arbitraries.of(InpatientTerms.YearOf.class),
                        points(0, 5))
                .as(InpatientTerms::new);
    }

    private static Arbitrary<Map<EpisodeDirection, DeductibleStrategy>> strategies() {
        return Arbitraries.of(DeductibleStrategy.class).list().ofSize(4).map(list -> {
            Map<EpisodeDirection, DeductibleStrategy> map = new EnumMap<>(EpisodeDirection.class);
            for (EpisodeDirection direction : EpisodeDirection.values()) {
                map.put(direction, list.get(direction.ordinal()));
            }
            return map;
        });
    }

    private static Arbitrary<ReferralTerms> referral() {
        List<ReferralTerms.Exemption> exemptions = List.of(
                new ReferralTerms.Exemption("AGE_65", "65", 65, null),
                new ReferralTerms.Exemption("PREGNANT", "p", null, null));
        Arbitrary<Map<CareArea, ReferralTerms.OutOfArea>> areas = Combinators.combine(
                        integers(1, 2), points(0, 10), points(10, 30))
                .as((factor, registered, unregistered) -> {
                    Map<CareArea, ReferralTerms.OutOfArea> map = new EnumMap<>(CareArea.class);
                    map.put(
                            CareArea.IN_PROVINCE,
                            new ReferralTerms.OutOfArea(BigDecimal.valueOf(factor), registered, unregistered));
                    map.put(
                            CareArea.OUT_OF_PROVINCE,
                            new ReferralTerms.OutOfArea(BigDecimal.ONE, registered, unregistered));
                    return map;
                });
        return Combinators.combine(points(0, 30), integers(0, 5), areas)
                .as((points, late, terms) -> new ReferralTerms(points, late, exemptions, terms));
    }

    private static Arbitrary<List<PersonGroup>> groups() {
        return Combinators.combine(points(0, 100), points(0, 10), points(50, 100))
                .as((factor, points, share) -> List.of(
                        new PersonGroup("RETIRED", "r", null, null, BigDecimal.ONE, BigDecimal.ZERO, null, null, share),
                        new PersonGroup(
                                "ORPHAN", "o", null, null, factor, points, BigDecimal.ZERO, null, BigDecimal.ONE),
                        new PersonGroup(
                                "SENIOR", "s", 60, null, factor, points, null, BigDecimal.TEN, BigDecimal.ONE)));
    }

    private static Arbitrary<List<RestrictedList>> restricted() {
        return Combinators.combine(Arbitraries.of("PRIMARY", "SECONDARY"), points(50, 100), points(5, 50))
                .as((level, there, above) -> new RestrictedList("list", level, List.of("J20"), there, above))
                .list()
                .ofMaxSize(1);
    }

    private static Arbitrary<OutpatientTerms> outpatient() {
        return Combinators.combine(yuan(0, 300), rates(), yuan(100, 2000).injectNull(0.3), points(0, 10))
                .as((deductible, rates, cap, points) -> new OutpatientTerms(
                        deductible, rates, cap, cap == null ? null : cap.multiply(BigDecimal.TWO), points));
    }

    private static Arbitrary<ChronicBenefit> chronic() {
        return Combinators.combine(yuan(0, 300), rates(), yuan(100, 2000).injectNull(0.3))
                .as((deductible, rates, cap) ->
                        new ChronicBenefit("CHRONIC", "c", List.of("I10"), deductible, rates, cap));
    }

    private static Arbitrary<Map<String, BigDecimal>> rates() {
        return Combinators.combine(integers(50, 80), integers(0, 20)).as((rate, step) -> {
            Map<String, BigDecimal> map = new HashMap<>();
            map.put("PRIMARY", points(rate));
            map.put("SECONDARY", points(rate - step));
            return map;
        });
    }

    private static Arbitrary<CriticalIllness> critical() {
        return Combinators.combine(
                        yuan(0, 15000),
                        points(50, 70),
                        points(0, 20),
                        yuan(1000, 50000).injectNull(0.5),
                        Arbitraries.of(true, false),
                        points(0, 100),
                        points(0, 10))
                .as((threshold, rate, rise, cap, withFirstShare, factor, points) -> new CriticalIllness(
                        threshold,
                        List.of(new Segment(BigDecimal.valueOf(5000), rate), new Segment(null, rate.add(rise))),
                        cap,
                        withFirstShare,
                        factor,
                        points));
    }

    private static Arbitrary<Assistance> assistance() {
        return Combinators.combine(
                        yuan(0, 3000), points(0, 100), yuan(100, 20000).injectNull(0.5))
                .as((threshold, rate, cap) -> new Assistance("MINIMUM_LIVING", "m", threshold, rate, cap));
    }

    private static Arbitrary<Integer> integers(int least, int most) {
        return Arbitraries.integers().between(least, most);
    }

    private static Arbitrary<BigDecimal> yuan(int least, int most) {
        return integers(least, most).map(BigDecimal::valueOf);
    }

    private static Arbitrary<BigDecimal> points(int least, int most) {
        return integers(least, most).map(AnyRules::points);
    }

    private static BigDecimal points(int hundredths) {
        return BigDecimal.valueOf(hundredths, 2);
    }
}
