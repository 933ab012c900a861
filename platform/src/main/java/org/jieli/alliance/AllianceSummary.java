package org.jieli.alliance;

import java.math.BigDecimal;
import java.util.Set;
import java.util.UUID;

/**
 * A medical alliance on a day.
 *
 * @param leadInstitutionId the lead hospital
 * @param members all institutions that take part on that day, the lead among them
 * @param reservedSlotShare share of the lead's slots kept for referrals, 0 to 1
 * @param releaseHours hours before a clinic begins at which unused reserved slots are released to everybody
 * @param reservedBedShare share of the lead's beds kept for referrals, 0 to 1
 */
public record AllianceSummary(
        UUID id,
        String name,
        Form form,
        boolean tight,
        UUID leadInstitutionId,
        Set<UUID> members,
        BigDecimal reservedSlotShare,
        int releaseHours,
        BigDecimal reservedBedShare) {

    /** The four forms of 国卫医发〔2016〕75号. */
    public enum Form {
        URBAN_MEDICAL_GROUP,
        COUNTY_MEDICAL_COMMUNITY,
        SPECIALTY_ALLIANCE,
        TELEMEDICINE_NETWORK
    }
}
