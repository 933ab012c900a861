package org.jieli.portal.readings;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jieli.chronic.ReadingKind;
import org.jieli.chronic.ReadingSummary;
import org.jspecify.annotations.Nullable;

/**
 * One or two lines over time in a field of 320 by 120, to be drawn as SVG without any library.
 *
 * @param points where each value lies
 * @param marks the numbers at the side, with their heights
 */
record TrendLine(List<Point> points, List<Mark> marks, Instant from, Instant to) {

    private static final double WIDTH = 320;
    private static final double HEIGHT = 120;
    private static final double LEFT = 34;
    private static final double MARGIN = 8;
    private static final int LEAST = 2;

    /** One value; {@code second} is the lower line, null where there is only one. */
    record Point(double x, double y, @Nullable Double second, String words) {}

    record Mark(double y, String words) {}

    /** The line of a kind; null with fewer than two values, which make no trend. */
    static @Nullable TrendLine of(List<ReadingSummary> all, ReadingKind kind) {
        List<ReadingSummary> found =
                all.stream().filter(each -> each.kind() == kind).toList();
        if (found.size() < LEAST) {
            return null;
        }
        List<Double> values = found.stream()
                .flatMap(each -> Stream.of(each.value(), each.secondValue())
                        .filter(value -> value != null)
                        .map(BigDecimal::doubleValue))
                .toList();
        double lowest = values.stream().min(Double::compare).orElseThrow();
        double highest = values.stream().max(Double::compare).orElseThrow();
        double span = Math.max(highest - lowest, 1);
        Instant from = found.getFirst().measuredAt();
        Instant to = found.getLast().measuredAt();
        double seconds = Math.max(1, Duration.between(from, to).toSeconds());
        List<Point> points = new ArrayList<>();
        for (ReadingSummary each : found) {
            double x = LEFT
                    + MARGIN
                    + (WIDTH - LEFT - 2 * MARGIN)
                            * Duration.between(from, each.measuredAt()).toSeconds()
                            / seconds;
            BigDecimal second = each.secondValue();
            points.add(new Point(
                    round(x),
                    height(each.value().doubleValue(), lowest, span),
                    second == null ? null : height(second.doubleValue(), lowest, span),
                    words(each)));
        }
        return new TrendLine(
                points,
                List.of(
                        new Mark(height(highest, lowest, span), number(highest)),
                        new Mark(height(lowest, lowest, span), number(lowest))),
                from,
                to);
    }

    static String words(ReadingSummary each) {
        BigDecimal second = each.secondValue();
        return each.value().stripTrailingZeros().toPlainString()
                + (second == null ? "" : "/" + second.stripTrailingZeros().toPlainString());
    }

    /** The upper line as points of a polyline. */
    String upper() {
        return points.stream().map(point -> point.x() + "," + point.y()).collect(Collectors.joining(" "));
    }

    /** The lower line; empty where there is none. */
    String lower() {
        return points.stream()
                .filter(point -> point.second() != null)
                .map(point -> point.x() + "," + point.second())
                .collect(Collectors.joining(" "));
    }

    private static double height(double value, double lowest, double span) {
        return round(MARGIN + (HEIGHT - 2 * MARGIN) * (1 - (value - lowest) / span));
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.1f", value);
    }

    private static double round(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
