package org.jieli.insurance.budget;

import org.jieli.institution.CareLevel;

/** The tiers among which a surplus is shared (天长: county, township, village 6:3:1; likely). */
public enum ShareTier {
    COUNTY_TIER,
    TOWNSHIP_TIER,
    VILLAGE_TIER;

    static ShareTier of(CareLevel level) {
        return switch (level) {
            case VILLAGE -> VILLAGE_TIER;
            case TOWNSHIP -> TOWNSHIP_TIER;
            case SECONDARY, TERTIARY, CONTINUING -> COUNTY_TIER;
        };
    }
}
