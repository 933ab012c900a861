package org.jieli.institution;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An institution as others need it.
 *
 * @param creditCode unified social credit code, 18 characters (GB 32100-2015)
 * @param category WS 218 category code, e.g. {@code C220} for a township health centre
 * @param tier level; {@code primary} is what counts for "seen first near home"
 * @param primary whether it is a primary institution (WS 218 B, C, D)
 * @param continuingCare whether it is rehabilitation, nursing, long-term or hospice care
 * @param division the division it stands in, 6 to 12 digits
 * @param referralPhone number of the referral desk, staffed day and night
 * @param longitude degrees, where known
 * @param latitude degrees, where known
 */
public record InstitutionSummary(
        UUID id,
        String creditCode,
        String name,
        String category,
        Tier tier,
        boolean primary,
        boolean continuingCare,
        boolean tcm,
        String division,
        @Nullable String referralPhone,
        @Nullable Double longitude,
        @Nullable Double latitude) {}
