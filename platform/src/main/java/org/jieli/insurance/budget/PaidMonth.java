package org.jieli.insurance.budget;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A pre-closed month by its bills and by what institutions were paid for them.
 *
 * @param charged to the budget by all bills, yuan
 * @param run the settlement of the month that counts; null when there is none
 * @param number counts the settlements of the month; 0 when there is none
 * @param settled part of the charges that is of bills which the settlement paid too, yuan
 * @param paid what the settlement paid for these bills, yuan
 */
record PaidMonth(
        int month, BigDecimal charged, @Nullable UUID run, int number, BigDecimal settled, BigDecimal paid) {

    /** Paid more (positive) or less than was charged for the same bills. */
    BigDecimal difference() {
        return paid.subtract(settled);
    }
}
