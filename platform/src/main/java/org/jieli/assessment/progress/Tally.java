package org.jieli.assessment.progress;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * How many reports of a place stand where.
 *
 * @param place code of the division
 * @param accepted accepted, locked and published ones
 * @param late of all these, how many were submitted after the closing time
 */
record Tally(String place, long notStarted, long filling, long submitted, long returned, long accepted, long late) {

    private static final int SCALE = 4;

    long all() {
        return notStarted + filling + submitted + returned + accepted;
    }

    long handedIn() {
        return submitted + accepted;
    }

    long owed() {
        return all() - handedIn();
    }

    /** Share of those handed in; null where nobody is asked. */
    @Nullable
    BigDecimal rate() {
        return all() == 0
                ? null
                : BigDecimal.valueOf(handedIn()).divide(BigDecimal.valueOf(all()), SCALE, RoundingMode.HALF_UP);
    }

    Tally plus(Tally other) {
        return new Tally(
                place,
                notStarted + other.notStarted,
                filling + other.filling,
                submitted + other.submitted,
                returned + other.returned,
                accepted + other.accepted,
                late + other.late);
    }

    static Tally none(String place) {
        return new Tally(place, 0, 0, 0, 0, 0, 0);
    }
}
