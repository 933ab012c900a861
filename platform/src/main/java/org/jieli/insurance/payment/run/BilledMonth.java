package org.jieli.insurance.payment.run;

import java.math.BigDecimal;

/**
 * The settled stays of a month for which institutions are to be paid.
 *
 * @param total all bills, yuan
 * @param basic what the fund would pay by the bills, yuan
 */
record BilledMonth(int month, int cases, BigDecimal total, BigDecimal basic) {

    static BilledMonth nothing(int month) {
        return new BilledMonth(month, 0, new BigDecimal("0.00"), new BigDecimal("0.00"));
    }

    BilledMonth plus(BilledMonth other) {
        return new BilledMonth(month, cases + other.cases(), total.add(other.total()), basic.add(other.basic()));
    }
}
