package org.jieli.enrolment.figure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The figures of an area and period, each with its parts. */
record FigureReport(LocalDate since, LocalDate until, List<Value> values) {

    private static final int DIGITS = 4;

    /** A figure with what it was made of; the share is null where there is nothing to divide by. */
    record Value(
            FigureDefinition definition,
            long numerator,
            long denominator,
            @Nullable BigDecimal target,
            List<FigureRows.Tally> parts) {

        @Nullable
        BigDecimal share() {
            return FigureReport.share(numerator, denominator);
        }
    }

    static @Nullable BigDecimal share(long numerator, long denominator) {
        return denominator == 0
                ? null
                : BigDecimal.valueOf(numerator).divide(BigDecimal.valueOf(denominator), DIGITS, RoundingMode.HALF_UP);
    }
}
