package org.jieli.insurance.payment.run;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jieli.insurance.payment.terms.PaymentTerms;
import org.jspecify.annotations.Nullable;

/**
 * A settlement with all institutions of a region, as it was calculated.
 *
 * @param month 1 to 12 for a preliminary settlement, 0 for the final one of the year
 * @param number counts the runs of the same period
 * @param terms as they were; later versions do not change a run
 * @param budget what the points shared, null for payment by base rate
 * @param points all that shared it
 * @param total all bills, yuan
 * @param others what patients and payers other than the basic fund paid, yuan
 * @param basic what the fund would have paid by the bills, yuan
 * @param paid by cases and bed-days, yuan
 * @param capitation for enrolled heads, yuan
 * @param headsOn the day on which the heads were counted
 */
record PaymentRun(
        UUID id,
        String region,
        int year,
        int month,
        int number,
        UUID termsId,
        String termsName,
        int termsRevision,
        PaymentTerms terms,
        @Nullable BigDecimal budget,
        @Nullable BigDecimal points,
        int cases,
        BigDecimal total,
        BigDecimal others,
        BigDecimal basic,
        BigDecimal paid,
        BigDecimal capitation,
        LocalDate headsOn,
        Instant ranAt,
        String ranBy) {

    boolean isFinal() {
        return month == 0;
    }

    /** First day of the period. */
    LocalDate from() {
        return LocalDate.of(year, isFinal() ? 1 : month, 1);
    }

    /** Last day of the period. */
    LocalDate to() {
        return isFinal() ? LocalDate.of(year, 12, 31) : from().plusMonths(1).minusDays(1);
    }
}
