package org.jieli.insurance;

import org.jieli.insurance.entitlement.Settlement;
import org.jspecify.annotations.Nullable;

/**
 * The typical case at one place with every step of its calculation, for the pages of this module to show.
 *
 * @param referred going with a referral; null for staying
 * @param direct going by himself, or staying
 */
public record PathExplanation(
        PathComparison comparison,
        PlaceCost place,
        @Nullable Settlement referred,
        Settlement direct) {}
