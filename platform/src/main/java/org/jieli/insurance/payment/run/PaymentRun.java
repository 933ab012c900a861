package org.jieli.insurance.payment.run;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jieli.insurance.payment.terms.PayMethod;
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
 * @param emptyMonths months of the year without bills; empty unless the run is final
 * @param reason why the year was settled all the same
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
        List<Integer> emptyMonths,
        @Nullable String reason,
        Instant ranAt,
        String ranBy) {

    private static final int SHOWN = 2;

    PaymentRun {
        emptyMonths = List.copyOf(emptyMonths);
    }

    /** One amount as a multiple of another; null without either. */
    static @Nullable BigDecimal times(@Nullable BigDecimal amount, BigDecimal of) {
        return amount == null || of.signum() <= 0 ? null : amount.divide(of, SHOWN, RoundingMode.HALF_UP);
    }

    /** The budget as a multiple of what the fund would have paid by the bills; null without either. */
    @Nullable
    BigDecimal budgetTimes() {
        return times(budget, basic);
    }

    /** Whether the fund alone pays more for the cases than all their bills came to. */
    boolean isFarAbove() {
        return cases > 0 && paid.compareTo(total) > 0;
    }

    boolean isByPoints() {
        return terms.method() == PayMethod.POINTS;
    }

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
