package org.jieli.assessment.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jieli.assessment.evaluation.Better;

/** What holds of every scheme and every set of scores. */
class ScoringLawTests {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    @Property
    void aBetterValueNeverEarnsLessBetweenTwoBounds(
            @ForAll @IntRange(min = -1000, max = 1000) int first,
            @ForAll @IntRange(min = -1000, max = 1000) int second,
            @ForAll @IntRange(max = 100) int low,
            @ForAll @IntRange(min = 101, max = 500) int high,
            @ForAll boolean higher) {
        ScoringRule.Linear rule = (ScoringRule.Linear) ScoringRule.parse(
                ScoringMethod.LINEAR,
                low + (higher ? "=0, " : "=100, ") + high + (higher ? "=100" : "=0"),
                higher ? Better.HIGHER : Better.LOWER);
        BigDecimal smaller = rule.share(BigDecimal.valueOf(Math.min(first, second)));
        BigDecimal larger = rule.share(BigDecimal.valueOf(Math.max(first, second)));
        assertThat(higher ? larger : smaller).isGreaterThanOrEqualTo(higher ? smaller : larger);
        assertThat(List.of(smaller, larger)).allMatch(share -> share.signum() >= 0 && share.compareTo(HUNDRED) <= 0);
    }

    @Property
    void aBetterValueNeverEarnsLessInSteps(
            @ForAll @IntRange(max = 120) int first, @ForAll @IntRange(max = 120) int second) {
        ScoringRule.Steps rule = (ScoringRule.Steps)
                ScoringRule.parse(ScoringMethod.STEPS, "90=100, 85=80, 80=60, 70=30", Better.HIGHER);
        assertThat(rule.share(BigDecimal.valueOf(Math.max(first, second))))
                .isGreaterThanOrEqualTo(rule.share(BigDecimal.valueOf(Math.min(first, second))));
    }

    @Example
    void theBoundsThemselvesEarnTheirShares() {
        ScoringRule.Steps steps =
                (ScoringRule.Steps) ScoringRule.parse(ScoringMethod.STEPS, "90=100, 80=60", Better.HIGHER);
        assertThat(steps.share(new BigDecimal("90"))).isEqualByComparingTo("100");
        assertThat(steps.share(new BigDecimal("89.99"))).isEqualByComparingTo("60");
        assertThat(steps.share(new BigDecimal("79.99"))).isEqualByComparingTo("0");
        ScoringRule.Steps lower =
                (ScoringRule.Steps) ScoringRule.parse(ScoringMethod.STEPS, "8=100, 10=50", Better.LOWER);
        assertThat(lower.share(new BigDecimal("8"))).isEqualByComparingTo("100");
        assertThat(lower.share(new BigDecimal("9"))).isEqualByComparingTo("50");
        assertThat(lower.share(new BigDecimal("11"))).isEqualByComparingTo("0");
        ScoringRule.Linear linear =
                (ScoringRule.Linear) ScoringRule.parse(ScoringMethod.LINEAR, "60=0, 95=100", Better.HIGHER);
        assertThat(linear.share(new BigDecimal("77.5"))).isEqualByComparingTo("50");
    }

    @Example
    void aRuleThatRewardsTheWorseIsRefused() {
        for (String wrong : List.of("60=100, 95=0", "60=0", "60", "a=1, b=2", "60=0, 95=101", "60=0, 60=100", "")) {
            assertThatThrownBy(() -> ScoringRule.parse(ScoringMethod.LINEAR, wrong, Better.HIGHER))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Property
    void aTotalLiesBetweenNothingAndAHundred(
            @ForAll("weights") List<Integer> weights,
            @ForAll("shares") List<Integer> shares,
            @ForAll MissingRule missing) {
        Scheme scheme = scheme(weights, missing);
        Tally tally = Tally.of(scheme, scored(scheme, shares));
        if (tally.total() != null) {
            assertThat(tally.total()).isBetween(BigDecimal.ZERO, HUNDRED);
        }
    }

    @Property
    void spreadingLeavesTheMeanOfWhatIsScoredAndZeroNeverEarnsMore(
            @ForAll("weights") List<Integer> weights, @ForAll("shares") List<Integer> shares) {
        Map<Integer, BigDecimal> scored = scored(scheme(weights, MissingRule.ZERO), shares);
        Tally zero = Tally.of(scheme(weights, MissingRule.ZERO), scored);
        Tally spread = Tally.of(scheme(weights, MissingRule.SPREAD), scored);
        assertThat(zero.unscored()).isEqualTo(spread.unscored());
        if (zero.total() == null || spread.total() == null) {
            assertThat(spread.total()).isEqualTo(zero.total());
            return;
        }
        assertThat(spread.total()).isGreaterThanOrEqualTo(zero.total());
        if (zero.unscored().isEmpty()) {
            assertThat(spread.total()).isEqualByComparingTo(zero.total());
        }
        if (scored.values().stream().allMatch(share -> share.compareTo(HUNDRED) == 0)) {
            assertThat(spread.total()).isEqualByComparingTo(HUNDRED);
        }
    }

    @Example
    void theTwoRulesOfMissingFiguresWorkedOutByHand() {
        Map<Integer, BigDecimal> scored = Map.of(1, HUNDRED, 2, new BigDecimal("50"));
        List<Integer> weights = List.of(40, 20, 40);
        assertThat(Tally.of(scheme(weights, MissingRule.ZERO), scored).total()).isEqualByComparingTo("50");
        assertThat(Tally.of(scheme(weights, MissingRule.SPREAD), scored).total())
                .isEqualByComparingTo("83.33");
        assertThat(Tally.of(scheme(weights, MissingRule.SPREAD), scored).unscored())
                .containsExactly(3);
        assertThat(Tally.of(scheme(weights, MissingRule.SPREAD), Map.of()).total())
                .isNull();
    }

    @Provide
    Arbitrary<List<Integer>> weights() {
        return Arbitraries.integers().between(1, 30).list().ofSize(6).map(ScoringLawTests::toAHundred);
    }

    @Provide
    Arbitrary<List<Integer>> shares() {
        return Arbitraries.integers().between(-20, 100).list().ofSize(6);
    }

    /** Weights that sum to 100 as every scheme's do. */
    private static List<Integer> toAHundred(List<Integer> raw) {
        int first = raw.subList(0, raw.size() - 1).stream()
                .mapToInt(weight -> weight / 2)
                .sum();
        return IntStream.range(0, raw.size())
                .mapToObj(i -> i < raw.size() - 1 ? raw.get(i) / 2 : 100 - first)
                .toList();
    }

    /** Below 0 stands for an indicator that is not scored. */
    private static Map<Integer, BigDecimal> scored(Scheme scheme, List<Integer> shares) {
        Map<Integer, BigDecimal> scored = new HashMap<>();
        scheme.items().forEach(item -> {
            int share = shares.get(item.number() - 1);
            if (share >= 0) {
                scored.put(item.number(), BigDecimal.valueOf(share));
            }
        });
        return scored;
    }

    private static Scheme scheme(List<Integer> weights, MissingRule missing) {
        return new Scheme(
                UUID.randomUUID(),
                UUID.randomUUID(),
                1,
                "示例",
                "alliance",
                "2019",
                missing,
                BigDecimal.TEN,
                List.of(new Scheme.Level("合格", new BigDecimal("60")), new Scheme.Level("不合格", BigDecimal.ZERO)),
                IntStream.range(0, weights.size())
                        .mapToObj(i -> new Scheme.Item(
                                i + 1, BigDecimal.valueOf(weights.get(i)), ScoringMethod.GRADES, "优=100, 差=0"))
                        .toList(),
                "L",
                false,
                1,
                "test",
                Instant.EPOCH);
    }
}
