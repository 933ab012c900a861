package org.jieli.insurance.payment.run;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an institution was paid in a run.
 *
 * @param weighedCases those that have a weight; stays paid by the day have none
 * @param weight sum of the groups' own weights
 */
record PaidInstitution(
        UUID institutionId,
        int cases,
        int weighedCases,
        BigDecimal weight,
        BigDecimal total,
        BigDecimal others,
        BigDecimal basic,
        BigDecimal paid,
        BigDecimal capitation) {

    private static final int SHOWN = 4;

    static PaidInstitution nothing(UUID institutionId) {
        BigDecimal zero = new BigDecimal("0.00");
        return new PaidInstitution(institutionId, 0, 0, BigDecimal.ZERO, zero, zero, zero, zero, zero);
    }

    PaidInstitution plus(PaidCase paidCase) {
        boolean weighed = paidCase.weighed().ratio() != null;
        return new PaidInstitution(
                institutionId,
                cases + 1,
                weighedCases + (weighed ? 1 : 0),
                weight.add(paidCase.weighed().ownWeight()),
                total.add(paidCase.payable().total()),
                others.add(paidCase.payable().others()),
                basic.add(paidCase.basic()),
                paid.add(paidCase.paid()),
                capitation);
    }

    PaidInstitution plusCapitation(BigDecimal amount) {
        return new PaidInstitution(
                institutionId, cases, weighedCases, weight, total, others, basic, paid, capitation.add(amount));
    }

    /** By cases, bed-days and heads, yuan. */
    BigDecimal all() {
        return paid.add(capitation);
    }

    /** Case-mix index: mean weight of a case; null without cases. */
    @Nullable
    BigDecimal caseMix() {
        return weighedCases == 0 ? null : weight.divide(BigDecimal.valueOf(weighedCases), SHOWN, RoundingMode.HALF_UP);
    }

    /** What the institution keeps (positive) or loses against what the fund would have paid by the bills. */
    BigDecimal difference() {
        return paid.subtract(basic);
    }
}
