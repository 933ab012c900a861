package org.jieli.chronic.programme;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jieli.chronic.ChronicProgramme;
import org.jspecify.annotations.Nullable;

/**
 * Within which limits a measurement is on target.
 *
 * @param ageFrom completed years from which it holds
 * @param ageBelow completed years below which it holds
 * @param with programmes of which the person must be in one; empty for everybody
 * @param above on target only above this, null without such a limit
 * @param below on target only below this
 * @param classifies whether missing it makes a follow-up "not controlled"; the others are shown and drawn
 */
public record Target(
        ChronicProgramme programme,
        String measurement,
        int ageFrom,
        int ageBelow,
        List<ChronicProgramme> with,
        @Nullable BigDecimal above,
        BigDecimal below,
        boolean classifies,
        LocalDate from,
        @Nullable LocalDate to,
        String source,
        String confidence) {

    String key(String limit) {
        String whom = ageFrom == 0 && ageBelow >= 200 ? "" : "." + ageFrom + "-" + ageBelow;
        String beside = with.isEmpty() ? "" : ".with-" + with.getFirst();
        return programme + ".target." + measurement + whom + beside + "." + limit;
    }

    boolean isFor(LocalDate day, int age, Set<ChronicProgramme> programmes) {
        return !day.isBefore(from)
                && (to == null || day.isBefore(to))
                && age >= ageFrom
                && age < ageBelow
                && (with.isEmpty() || with.stream().anyMatch(programmes::contains));
    }

    Target within(@Nullable BigDecimal lower, BigDecimal upper) {
        return new Target(
                programme,
                measurement,
                ageFrom,
                ageBelow,
                with,
                lower,
                upper,
                classifies,
                from,
                to,
                source,
                confidence);
    }

    public boolean isTooLow(BigDecimal value) {
        return above != null && value.compareTo(above) <= 0;
    }

    public boolean isTooHigh(BigDecimal value) {
        return value.compareTo(below) >= 0;
    }

    public boolean isMissedBy(BigDecimal value) {
        return isTooLow(value) || isTooHigh(value);
    }
}
