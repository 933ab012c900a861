package org.jieli.referral;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The figures of two-way referral, each defined once by its numerator and denominator among those submitted in a period. */
enum Figure {
    COUNT(Kind.COUNT, Cohort.SUBMITTED, null),
    COMPLETION(Kind.SHARE, Cohort.COMPLETED, Cohort.SUBMITTED),
    REFUSAL(Kind.SHARE, Cohort.REFUSED, Cohort.SUBMITTED),
    /** The median time from submission to the receiver's first answer; the numerator tells how many were answered. */
    REPLY(Kind.MINUTES, Cohort.REPLIED, Cohort.SUBMITTED),
    ARRIVAL(Kind.SHARE, Cohort.ARRIVED, Cohort.EXPECTED),
    DOWN_PER_UP(Kind.RATIO, Cohort.DOWN, Cohort.UP);

    private static final int DIGITS = 4;

    private final Kind kind;
    private final Cohort numerator;
    private final @Nullable Cohort denominator;

    Figure(Kind kind, Cohort numerator, @Nullable Cohort denominator) {
        this.kind = kind;
        this.numerator = numerator;
        this.denominator = denominator;
    }

    /** What the value of a figure is. */
    enum Kind {
        COUNT,
        /** Between 0 and 1. */
        SHARE,
        MINUTES,
        /** Numerator for one of the denominator. */
        RATIO
    }

    Kind kind() {
        return kind;
    }

    Cohort numerator() {
        return numerator;
    }

    @Nullable
    Cohort denominator() {
        return denominator;
    }

    /** The figure of some referrals; its value is null where there is nothing to divide by. */
    Value of(Tally tally) {
        long above = tally.of(numerator);
        Long below = denominator == null ? null : tally.of(denominator);
        BigDecimal value =
                switch (kind) {
                    case COUNT -> BigDecimal.valueOf(above);
                    case SHARE, RATIO ->
                        below == null || below == 0
                                ? null
                                : BigDecimal.valueOf(above)
                                        .divide(BigDecimal.valueOf(below), DIGITS, RoundingMode.HALF_UP);
                    case MINUTES -> tally.medianMinutes();
                };
        return new Value(this, value, above, below);
    }

    /** A figure with what it was made of. */
    record Value(
            Figure figure,
            @Nullable BigDecimal value,
            long numerator,
            @Nullable Long denominator) {}

    /**
     * How many referrals are in each cohort.
     *
     * @param medianMinutes from submission to the first answer; null where nothing was answered
     */
    record Tally(Map<Cohort, Long> counts, @Nullable BigDecimal medianMinutes) {

        static Tally none() {
            return new Tally(Map.of(), null);
        }

        long of(Cohort cohort) {
            return counts.getOrDefault(cohort, 0L);
        }
    }
}
