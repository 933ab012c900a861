package org.jieli.insurance.payment.pricing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * A case with its weight, before money.
 *
 * @param group code of the group; null when none names it, or it is paid by the day
 * @param ownWeight of the group, before outliers and coefficient, which the case-mix index counts
 * @param weight with outliers
 * @param coefficient of the institution or of primary-level diseases
 * @param ratio bill ÷ average cost; null for payment by the day
 */
public record WeighedCase(
        PayableCase payable,
        PayWay way,
        @Nullable String group,
        BigDecimal ownWeight,
        BigDecimal weight,
        BigDecimal coefficient,
        @Nullable BigDecimal ratio) {

    private static final int SHOWN = 6;

    /** The weight as it is shown; what is paid is computed from the exact one. */
    public BigDecimal shownWeight() {
        return weight.scale() <= SHOWN ? weight : weight.setScale(SHOWN, RoundingMode.HALF_UP);
    }

    /** What the case counts when a budget is shared or a base rate is multiplied. */
    public BigDecimal counted() {
        return weight.multiply(coefficient);
    }
}
