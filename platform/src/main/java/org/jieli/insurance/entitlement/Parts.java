package org.jieli.insurance.entitlement;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Who pays what of a claim, yuan, scale 2; {@link #total} is always the sum of the payers and of the person's parts.
 *
 * @param total the bill
 * @param covered what of it lies within the catalogue, first shares and limits taken off
 * @param deductible paid by the person before the fund pays
 * @param basic paid by the basic fund
 * @param critical paid by critical-illness insurance
 * @param assistance paid by medical assistance
 * @param person left to the person
 */
public record Parts(
        BigDecimal total,
        BigDecimal covered,
        BigDecimal deductible,
        BigDecimal basic,
        BigDecimal critical,
        BigDecimal assistance,
        BigDecimal person) {

    public Parts {
        total = fen(total);
        covered = fen(covered);
        deductible = fen(deductible);
        basic = fen(basic);
        critical = fen(critical);
        assistance = fen(assistance);
        person = fen(person);
    }

    private static BigDecimal fen(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.UNNECESSARY);
    }

    /** All that is not the person's. */
    public BigDecimal insured() {
        return basic.add(critical).add(assistance);
    }
}
