package org.jieli.chronic.programme;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A number of a programme.
 *
 * @param key stable, e.g. {@code HYPERTENSION.intervalDays}
 * @param programme a constant of {@code ChronicProgramme}, or {@code ALL}
 * @param unit as measured, or {@code d} days, {@code mo} months, {@code a} years, {@code n} times
 * @param minimum the least that a county may decide
 * @param maximum the most that a county may decide
 * @param to first day on which it no longer holds
 * @param confidence C certain, L likely (holds until a county decides otherwise), U uncertain (holds only where a county confirmed it)
 */
public record Parameter(
        String key,
        String programme,
        String name,
        BigDecimal value,
        String unit,
        BigDecimal minimum,
        BigDecimal maximum,
        LocalDate from,
        @Nullable LocalDate to,
        String source,
        String confidence) {

    static final String ALL = "ALL";
    private static final String UNCERTAIN = "U";

    /** Whether a county may decide on this value: it may be stricter than the norm, and nothing that the statements cannot reckon with. */
    boolean isAllowed(BigDecimal decided) {
        return decided.compareTo(minimum) >= 0 && decided.compareTo(maximum) <= 0;
    }

    boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && (to == null || day.isBefore(to));
    }

    /** Whether it holds only once a county has confirmed it. */
    public boolean isUncertain() {
        return confidence.equals(UNCERTAIN);
    }
}
