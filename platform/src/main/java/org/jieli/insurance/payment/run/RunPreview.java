package org.jieli.insurance.payment.run;

import java.math.BigDecimal;
import java.util.List;
import org.jieli.insurance.payment.terms.PaymentTermsSet;
import org.jspecify.annotations.Nullable;

/**
 * What a run would settle, before it is started.
 *
 * @param budget what the points would share, null for payment by base rate
 * @param months each month of the period with its bills
 * @param former the run of the period that counts until now, null for the first
 * @param unsettled months of the year without a preliminary settlement; empty unless the run is final
 */
record RunPreview(
        RunPeriod period,
        PaymentTermsSet set,
        @Nullable BigDecimal budget,
        List<BilledMonth> months,
        @Nullable PaymentRun former,
        List<Integer> unsettled) {

    RunPreview {
        months = List.copyOf(months);
        unsettled = List.copyOf(unsettled);
    }

    /** All months together. */
    BilledMonth sum() {
        return months.stream().reduce(BilledMonth.nothing(0), BilledMonth::plus);
    }

    List<Integer> emptyMonths() {
        return months.stream()
                .filter(each -> each.cases() == 0)
                .map(BilledMonth::month)
                .toList();
    }

    /** A final run of a year with months without bills is carried out for a reason only. */
    boolean needsReason() {
        return period.isFinal() && !emptyMonths().isEmpty();
    }

    /** The budget as a multiple of what the fund would pay by the bills; null without either. */
    @Nullable
    BigDecimal times() {
        return PaymentRun.times(budget, sum().basic());
    }

    /** Whether the fund alone would pay more than all the bills. */
    boolean isFarAbove() {
        return budget != null && budget.compareTo(sum().total()) > 0;
    }
}
