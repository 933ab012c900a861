package org.jieli.insurance.payment.run;

import java.time.LocalDate;
import java.util.List;
import org.jieli.insurance.payment.terms.PaymentTermsBook;
import org.jieli.insurance.payment.terms.PaymentTermsSet;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;

/**
 * A period that is settled.
 *
 * @param month 1 to 12, or 0 for the whole year
 */
record RunPeriod(int year, int month) {

    static final int MONTHS = 12;
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;

    /** A period that is over; others are a fault of the field {@code month} with the day from which on it may be settled. */
    static RunPeriod ended(int year, int month, LocalDate today) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw fault("insurance.payment.year");
        }
        if (month < 0 || month > MONTHS) {
            throw fault("insurance.payment.no-period");
        }
        RunPeriod period = new RunPeriod(year, month);
        if (!period.last().isBefore(today)) {
            throw new Fault(
                    CommonFault.INVALID,
                    List.of(FieldFault.of(
                            "month",
                            "insurance.payment.period-runs",
                            period.last().plusDays(1).toString())));
        }
        return period;
    }

    boolean isFinal() {
        return month == 0;
    }

    LocalDate first() {
        return LocalDate.of(year, isFinal() ? 1 : month, 1);
    }

    LocalDate last() {
        return isFinal() ? LocalDate.of(year, MONTHS, 31) : first().plusMonths(1).minusDays(1);
    }

    /** What is in force on the last day. */
    PaymentTermsSet terms(PaymentTermsBook book, String region) {
        return book.inForce(region, last())
                .orElseThrow(() -> new Fault(
                        CommonFault.INVALID,
                        List.of(FieldFault.of(
                                "month", "insurance.payment.no-terms", last().toString()))));
    }

    private static Fault fault(String code) {
        return new Fault(CommonFault.INVALID, List.of(FieldFault.of("month", code)));
    }
}
