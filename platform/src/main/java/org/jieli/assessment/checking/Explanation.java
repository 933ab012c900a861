package org.jieli.assessment.checking;

import java.time.Instant;

/**
 * Why a plausibility check fails though the figures are right.
 *
 * @param operands the figures it was given for; with others it no longer holds
 */
public record Explanation(String checkId, String operands, String words, String byName, Instant at) {}
