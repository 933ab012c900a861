package org.jieli.assessment.scoring;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jieli.assessment.evaluation.Better;

/**
 * Which share of an indicator's weight, in per cent, a value or a grade earns. Written as pairs: {@code 90=100, 80=60} are two steps,
 * {@code 60=0, 95=100} two bounds, {@code 优=100, 良=80, 差=0} three grades.
 */
public sealed interface ScoringRule {

    BigDecimal FULL = BigDecimal.valueOf(100);

    /** Thresholds from the best one down; beyond the last one nothing is earned. */
    record Steps(List<Pair> pairs, boolean higher) implements ScoringRule {

        public BigDecimal share(BigDecimal value) {
            return pairs.stream()
                    .filter(pair -> higher ? value.compareTo(pair.at()) >= 0 : value.compareTo(pair.at()) <= 0)
                    .findFirst()
                    .map(Pair::share)
                    .orElse(BigDecimal.ZERO);
        }
    }

    /** In proportion between the lower and the upper bound, level beyond them. */
    record Linear(Pair low, Pair high) implements ScoringRule {

        public BigDecimal share(BigDecimal value) {
            if (value.compareTo(low.at()) <= 0) {
                return low.share();
            }
            if (value.compareTo(high.at()) >= 0) {
                return high.share();
            }
            return value.subtract(low.at())
                    .multiply(high.share().subtract(low.share()))
                    .divide(high.at().subtract(low.at()), MathContext.DECIMAL64)
                    .add(low.share());
        }
    }

    /** Grades by name, from the best one down. */
    record Grades(Map<String, BigDecimal> shares) implements ScoringRule {

        public Optional<BigDecimal> share(String grade) {
            return Optional.ofNullable(shares.get(grade));
        }
    }

    /** A value and the share that it earns. */
    record Pair(BigDecimal at, BigDecimal share) {}

    /** {@link IllegalArgumentException} when the text is no rule of the method, or a worse value would earn more. */
    static ScoringRule parse(ScoringMethod method, String text, Better better) {
        Map<String, BigDecimal> named = named(text);
        if (method == ScoringMethod.GRADES) {
            require(named.size() >= 2);
            return new Grades(java.util.Collections.unmodifiableMap(named));
        }
        List<Pair> pairs = new ArrayList<>();
        named.forEach((at, share) -> pairs.add(new Pair(new BigDecimal(at), share)));
        pairs.sort(Comparator.comparing(Pair::at));
        boolean higher = better != Better.LOWER;
        for (int i = 1; i < pairs.size(); i++) {
            int comparison = pairs.get(i).share().compareTo(pairs.get(i - 1).share());
            require(pairs.get(i).at().compareTo(pairs.get(i - 1).at()) > 0);
            require(higher ? comparison >= 0 : comparison <= 0);
        }
        if (method == ScoringMethod.LINEAR) {
            require(pairs.size() == 2);
            return new Linear(pairs.getFirst(), pairs.getLast());
        }
        require(!pairs.isEmpty());
        return new Steps(higher ? pairs.reversed() : List.copyOf(pairs), higher);
    }

    private static Map<String, BigDecimal> named(String text) {
        Map<String, BigDecimal> named = new LinkedHashMap<>();
        for (String part : text.strip().split("\\s*[,，;；]\\s*")) {
            String[] sides = part.split("\\s*[=＝]\\s*");
            require(sides.length == 2 && !sides[0].isBlank());
            BigDecimal share = new BigDecimal(sides[1].strip());
            require(share.signum() >= 0 && share.compareTo(FULL) <= 0);
            require(named.put(sides[0].strip(), share) == null);
        }
        return named;
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException("no rule");
        }
    }
}
