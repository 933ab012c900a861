package org.jieli.insurance.budget;

import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;

/**
 * What the closing of a year would come to.
 *
 * @param score that it counts
 * @param scored whether the alliance has that score; otherwise the full score is tried
 * @param soFar with the bills up to today
 * @param expected with the forecast of the last pre-closed month
 * @param shares members' parts of what is expected, yuan; negative for an overrun
 */
record ClosingPreview(
        BigDecimal score, boolean scored, YearResult soFar, YearResult expected, Map<UUID, BigDecimal> shares) {

    ClosingPreview {
        shares = Map.copyOf(shares);
    }
}
