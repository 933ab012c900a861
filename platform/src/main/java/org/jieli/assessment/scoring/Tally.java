package org.jieli.assessment.scoring;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Points and total of a unit.
 *
 * @param points by indicator; none for what is not scored
 * @param total between 0 and 100 with two decimals; null when nothing at all was scored
 * @param unscored the numbers of the indicators with a weight that are not scored
 */
record Tally(Map<Integer, BigDecimal> points, @Nullable BigDecimal total, List<Integer> unscored) {

    private static final int DECIMALS = 2;

    /** From the shares earned, in per cent of each weight; a number without a share is not scored. */
    static Tally of(Scheme scheme, Map<Integer, BigDecimal> shares) {
        List<Scheme.Item> weighed = scheme.items().stream()
                .filter(item -> item.weight().signum() > 0)
                .toList();
        List<Scheme.Item> scored = weighed.stream()
                .filter(item -> shares.containsKey(item.number()))
                .toList();
        List<Integer> unscored = weighed.stream()
                .map(Scheme.Item::number)
                .filter(number -> !shares.containsKey(number))
                .toList();
        BigDecimal all = sum(weighed);
        BigDecimal counted = scheme.missing() == MissingRule.SPREAD ? sum(scored) : all;
        if (scored.isEmpty() || counted.signum() == 0) {
            return new Tally(Map.of(), null, unscored);
        }
        Map<Integer, BigDecimal> points = scored.stream()
                .collect(Collectors.toMap(Scheme.Item::number, item -> item.weight()
                        .multiply(java.util.Objects.requireNonNull(shares.get(item.number())))
                        .divide(counted, MathContext.DECIMAL64)));
        BigDecimal total = points.values().stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .setScale(DECIMALS, RoundingMode.HALF_UP);
        return new Tally(points, total, unscored);
    }

    private static BigDecimal sum(List<Scheme.Item> items) {
        return items.stream().map(Scheme.Item::weight).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
