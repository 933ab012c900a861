package org.jieli.assessment.form;

import java.math.BigDecimal;

/**
 * Between which figures a unit's peers lie: quartiles less and plus three times their distance, the usual far fences.
 *
 * @param units how many peers the range was made from
 */
public record PeerRange(BigDecimal low, BigDecimal median, BigDecimal high, int units) {}
