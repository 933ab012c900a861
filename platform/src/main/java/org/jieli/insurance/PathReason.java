package org.jieli.insurance;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Why going with a referral costs less, or the same.
 *
 * @param from what it is without a referral: yuan, or percentage points
 * @param to what it is with one
 */
public record PathReason(
        PathBecause because,
        @Nullable BigDecimal from,
        @Nullable BigDecimal to) {

    /** The kinds of reasons; words are {@code PathBecause.*} with the two amounts. */
    public enum PathBecause {
        /** Rates are not lowered by so many points. */
        RATE,
        DEDUCTIBLE,
        /** Out of the region: registered care is lowered less. */
        REGISTRATION,
        /** An emergency counts as the right way. */
        SAME_EMERGENCY,
        /** The person may go straight to a hospital. */
        SAME_EXEMPT,
        /** One may go there without a referral. */
        SAME_FIRST_CONTACT,
        /** It leads back from a stay of the same disease. */
        SAME_WAY_BACK,
        SAME
    }
}
