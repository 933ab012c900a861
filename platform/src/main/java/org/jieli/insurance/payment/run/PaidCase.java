package org.jieli.insurance.payment.run;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jieli.insurance.payment.pricing.PayableCase;
import org.jieli.insurance.payment.pricing.WeighedCase;

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
