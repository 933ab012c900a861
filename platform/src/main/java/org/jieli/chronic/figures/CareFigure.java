package org.jieli.chronic.figures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * The figures of chronic care, each defined once: 规范化诊疗和管理率 (国卫医资源便函〔2019〕373号), control at the last follow-up of the year
 * (国卫基层发〔2017〕13号), and the share of visits for the disease at primary institutions.
 */
enum CareFigure {
    STANDARD,
    CONTROLLED,
    PRIMARY;

    private static final int DIGITS = 4;

    long numerator(CareTally tally) {
        return switch (this) {
            case STANDARD -> tally.standard();
            case CONTROLLED -> tally.controlled();
            case PRIMARY -> tally.visitsPrimary();
        };
    }

    long denominator(CareTally tally) {
        return this == PRIMARY ? tally.visits() : tally.people();
    }

    /** Between 0 and 1; null where there is nothing to divide by. */
    @Nullable
    BigDecimal of(CareTally tally) {
        long below = denominator(tally);
        return below == 0
                ? null
                : BigDecimal.valueOf(numerator(tally)).divide(BigDecimal.valueOf(below), DIGITS, RoundingMode.HALF_UP);
    }
}
