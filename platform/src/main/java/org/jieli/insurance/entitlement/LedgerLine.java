package org.jieli.insurance.entitlement;

import java.math.BigDecimal;
import java.util.List;

/**
 * One step of a calculation.
 *
 * @param before the amount that the step began with, yuan (a rate for the steps that change a rate)
 * @param after what it came to
 * @param words arguments of the step's sentence
 * @param clause where it is written; empty for sums
 */
public record LedgerLine(Step step, BigDecimal before, BigDecimal after, List<Word> words, String clause) {}
