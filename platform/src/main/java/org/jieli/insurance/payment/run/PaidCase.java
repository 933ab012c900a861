package org.jieli.insurance.payment.run;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jieli.insurance.payment.pricing.PayableCase;
import org.jieli.insurance.payment.pricing.WeighedCase;
import org.jspecify.annotations.Nullable;

/**
 * A case of a run with what its payment was calculated from.
 *
 * @param number of the bill
 * @param claimRevision of the bill and of its settlement, as they were
 * @param basic what the fund would have paid by the bill, yuan
 * @param paid what it pays the institution, yuan
 */
record PaidCase(
        String number,
        int claimRevision,
        int settlementRevision,
        UUID residentId,
        LocalDate from,
        LocalDate to,
        String diagnosisName,
        BigDecimal basic,
        WeighedCase weighed,
        BigDecimal paid) {

    private static final BigDecimal FAR = BigDecimal.valueOf(2);

    /** What is paid as a multiple of the bill; null for a bill of nothing. */
    @Nullable
    BigDecimal times() {
        return PaymentRun.times(paid, payable().total());
    }

    /** Whether the fund pays more than twice the bill. */
    boolean isFarAbove() {
        return paid.compareTo(payable().total().multiply(FAR)) > 0;
    }

    PayableCase payable() {
        return weighed.payable();
    }

    PaidCase with(WeighedCase nowWeighed, BigDecimal nowPaid) {
        return new PaidCase(
                number,
                claimRevision,
                settlementRevision,
                residentId,
                from,
                to,
                diagnosisName,
                basic,
                nowWeighed,
                nowPaid);
    }
}
