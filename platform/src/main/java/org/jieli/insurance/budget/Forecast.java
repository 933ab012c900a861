package org.jieli.insurance.budget;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What a year will come to.
 *
 * @param yuan for the whole year
 * @param byLastYear whether last year's course told it; otherwise the months so far are taken to go on evenly
 */
record Forecast(BigDecimal yuan, boolean byLastYear) {

    private static final int MONTHS = 12;

    /**
     * Told from what was spent up to a month.
     *
     * @param spent of the year so far
     * @param lastYearSoFar of the same months last year, 0 when it is not known
     * @param lastYear of all of last year
     */
    static Forecast of(BigDecimal spent, int month, BigDecimal lastYearSoFar, BigDecimal lastYear) {
        if (lastYearSoFar.signum() > 0 && lastYear.compareTo(lastYearSoFar) >= 0) {
            return new Forecast(spent.multiply(lastYear).divide(lastYearSoFar, 2, RoundingMode.HALF_UP), true);
        }
        return new Forecast(
                spent.multiply(BigDecimal.valueOf(MONTHS)).divide(BigDecimal.valueOf(month), 2, RoundingMode.HALF_UP),
                false);
    }

    BudgetWarning warning(BigDecimal budget, BudgetTerms terms) {
        if (yuan.compareTo(budget) > 0) {
            return BudgetWarning.OVER_BUDGET;
        }
        return yuan.compareTo(budget.multiply(terms.nearFrom())) >= 0
                ? BudgetWarning.NEAR_BUDGET
                : BudgetWarning.WITHIN_BUDGET;
    }
}
