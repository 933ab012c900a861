package org.jieli.chronic.person;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jieli.criteria.Measurement;
import org.jspecify.annotations.Nullable;

/** The values of one measurement over time, oldest first; never empty. */
record Trend(Measurement measurement, List<Point> points) {

    /**
     * A value at a time.
     *
     * @param source message key of where it was measured
     * @param path the page behind it, null where it has none
     */
    record Point(
            Instant at,
            BigDecimal value,
            String source,
            @Nullable String path) {}

    Point last() {
        return points.getLast();
    }

    /** One point makes no line. */
    boolean isLine() {
        return points.size() > 1;
    }
}
