package org.jieli.insurance.budget;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What a year came to: the settled budget against what was spent.
 *
 * @param factor of the alliance's score
 * @param settled budget × factor, yuan
 * @param spent within and outside the alliance, yuan
 * @param surplus that the alliance keeps; 0 for an overrun
 * @param overrun what was spent above the settled budget
 * @param withinBand part of the overrun that the fund shares
 * @param byFund what the fund bears of it
 * @param byAlliance what the alliance bears; with {@code byFund} the whole overrun
 */
record YearResult(
        BigDecimal factor,
        BigDecimal settled,
        BigDecimal spent,
        BigDecimal surplus,
        BigDecimal overrun,
        BigDecimal withinBand,
        BigDecimal byFund,
        BigDecimal byAlliance) {

    private static final BigDecimal NOTHING = new BigDecimal("0.00");

    /** Closes a year; the settled budget, the band and the fund's share are each rounded once, half up, to the fen. */
    static YearResult of(BigDecimal budget, BigDecimal spent, BigDecimal score, BudgetTerms terms) {
        BigDecimal factor = terms.factor(score);
        BigDecimal settled = yuan(budget.multiply(factor));
        BigDecimal left = settled.subtract(spent);
        if (left.signum() >= 0) {
            return new YearResult(factor, settled, spent, left, NOTHING, NOTHING, NOTHING, NOTHING);
        }
        BigDecimal overrun = left.negate();
        BigDecimal within = yuan(settled.multiply(terms.band())).min(overrun);
        BigDecimal byFund = yuan(within.multiply(terms.fundShare()));
        return new YearResult(factor, settled, spent, NOTHING, overrun, within, byFund, overrun.subtract(byFund));
    }

    private static BigDecimal yuan(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }
}
