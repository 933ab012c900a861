package org.jieli.assessment.scoring;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jieli.assessment.evaluation.PerformanceSets.PerformanceIndicator;
import org.jieli.assessment.evaluation.PerformanceSets.PerformanceSet;
import org.jspecify.annotations.Nullable;

/**
 * A unit's scores as they come to now. Experts' grades stand in it only once all have handed in: until then the items that they grade are
 * not scored, and nobody can tell one expert's grades from it.
 *
 * @param allIn whether all experts have handed in this unit
 */
record ScoreSheet(List<Row> rows, Tally tally, boolean allIn) {

    private static final int DECIMALS = 2;

    /** A grade that an expert gave, with the evidence he names. */
    record Given(int number, String expert, String grade, String evidence) {}

    /** The leader's decision. */
    record Decided(String grade, String reason, String byName) {}

    /**
     * An indicator with its score.
     *
     * @param apart whether the experts' shares lie further apart than the scheme allows and nobody decided yet
     * @param share null when it is not scored
     */
    record Row(
            PerformanceIndicator indicator,
            Scheme.Item item,
            @Nullable BigDecimal value,
            List<Given> given,
            @Nullable Decided decided,
            boolean apart,
            @Nullable BigDecimal share,
            @Nullable BigDecimal points) {

        boolean isGraded() {
            return item.method() == ScoringMethod.GRADES;
        }

        @Nullable
        String grade() {
            return decided != null
                    ? decided.grade()
                    : given.isEmpty()
                            ? null
                            : String.join(
                                    " / ", given.stream().map(Given::grade).toList());
        }
    }

    static ScoreSheet of(
            Scheme scheme,
            PerformanceSet set,
            Map<Integer, BigDecimal> figures,
            boolean allIn,
            List<Given> given,
            Map<Integer, Decided> decided) {
        List<Row> rows = new ArrayList<>();
        Map<Integer, BigDecimal> shares = new HashMap<>();
        for (PerformanceIndicator indicator : set.indicators()) {
            Scheme.Item item = scheme.item(indicator.number()).orElseThrow();
            List<Given> own = allIn
                    ? given.stream()
                            .filter(each -> each.number() == item.number())
                            .toList()
                    : List.of();
            Row row = row(scheme, set, indicator, item, figures.get(item.number()), own, decided.get(item.number()));
            rows.add(row);
            if (row.share() != null) {
                shares.put(item.number(), row.share());
            }
        }
        Tally tally = Tally.of(scheme, shares);
        return new ScoreSheet(
                rows.stream()
                        .map(row -> new Row(
                                row.indicator(),
                                row.item(),
                                row.value(),
                                row.given(),
                                row.decided(),
                                row.apart(),
                                row.share(),
                                tally.points().get(row.item().number())))
                        .toList(),
                tally,
                allIn);
    }

    /** Whether it may be told to the unit: nothing is left to hand in or to decide. */
    boolean isReady() {
        return allIn && rows.stream().noneMatch(Row::apart);
    }

    List<ScoredUnit.Line> lines() {
        return rows.stream()
                .map(row -> new ScoredUnit.Line(
                        row.indicator().number(),
                        row.value(),
                        row.grade(),
                        rounded(row.share()),
                        rounded(row.points()),
                        row.decided() == null ? null : row.decided().reason()))
                .toList();
    }

    private static Row row(
            Scheme scheme,
            PerformanceSet set,
            PerformanceIndicator indicator,
            Scheme.Item item,
            @Nullable BigDecimal value,
            List<Given> given,
            @Nullable Decided decided) {
        boolean apart = false;
        Optional<BigDecimal> share;
        switch (item.rule(set)) {
            case ScoringRule.Steps steps -> share = Optional.ofNullable(value).map(steps::share);
            case ScoringRule.Linear linear -> share = Optional.ofNullable(value).map(linear::share);
            case ScoringRule.Grades grades -> {
                List<BigDecimal> shares = given.stream()
                        .flatMap(each -> grades.share(each.grade()).stream())
                        .sorted()
                        .toList();
                apart = decided == null
                        && !shares.isEmpty()
                        && shares.getLast().subtract(shares.getFirst()).compareTo(scheme.difference()) > 0;
                share = decided != null ? grades.share(decided.grade()) : apart ? Optional.empty() : mean(shares);
            }
        }
        return new Row(indicator, item, value, given, decided, apart, share.orElse(null), null);
    }

    private static Optional<BigDecimal> mean(List<BigDecimal> shares) {
        return shares.isEmpty()
                ? Optional.empty()
                : Optional.of(shares.stream()
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .divide(BigDecimal.valueOf(shares.size()), MathContext.DECIMAL64));
    }

    private static @Nullable BigDecimal rounded(@Nullable BigDecimal number) {
        return number == null ? null : number.setScale(DECIMALS, RoundingMode.HALF_UP);
    }
}
