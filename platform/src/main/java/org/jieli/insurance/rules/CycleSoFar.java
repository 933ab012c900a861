package org.jieli.insurance.rules;

import java.math.BigDecimal;

/**
 * What happened in a disease cycle so far.
 *
 * @param stays how many stays
 * @param paid deductible that was really paid, yuan
 * @param highest the highest deductible of a level visited, yuan
 */
public record CycleSoFar(int stays, BigDecimal paid, BigDecimal highest) {}
