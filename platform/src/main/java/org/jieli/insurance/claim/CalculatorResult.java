package org.jieli.insurance.claim;

import org.jieli.insurance.Claim;
import org.jieli.insurance.entitlement.Settlement;

/** A bill of a case that was tried, with what it would come to. */
public record CalculatorResult(String number, Claim claim, Settlement settlement) {}
