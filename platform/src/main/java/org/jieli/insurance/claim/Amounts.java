package org.jieli.insurance.claim;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Whether a number that somebody sent fits the database; told before any arithmetic, since {@code 1e99999999} is a number too. */
final class Amounts {

    /** Digits before the point of an amount, {@code numeric(12,2)}. */
    static final int YUAN_DIGITS = 10;

    /** Digits before the point of a quantity, {@code numeric(10,2)}. */
    static final int UNIT_DIGITS = 8;

    private static final int LONGEST_FRACTION = 20;

    private Amounts() {}

    /** What is wrong with it; null when it fits. */
    static @Nullable String fault(BigDecimal amount, int digits) {
        if (amount.signum() < 0) {
            return "insurance.claim.negative";
        }
        if ((long) amount.precision() - amount.scale() > digits) {
            return "insurance.claim.too-large";
        }
        return amount.scale() > LONGEST_FRACTION || amount.stripTrailingZeros().scale() > 2
                ? "insurance.claim.fen"
                : null;
    }
}
