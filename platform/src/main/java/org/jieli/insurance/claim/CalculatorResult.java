package org.jieli.insurance.claim;

import org.jieli.insurance.Claim;
import org.jieli.insurance.entitlement.Settlement;
import org.jieli.insurance.rules.RuleSet;

/**
 * A bill of a case that was tried, with what it would come to.
 *
 * @param set the version of the bill's day, which may be another one than today's
 */
public record CalculatorResult(String number, Claim claim, Settlement settlement, RuleSet set) {}
