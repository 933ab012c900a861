package org.jieli.alliance;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;

/**
 * An alliance to be set up.
 *
 * @param members institutions that take part from the first day; the lead belongs to them whether named or not
 * @param reservedSlotShare share of the lead's slots kept for referrals, 0 to 1
 * @param releaseHours hours before a clinic begins at which unused reserved slots are released to everybody, 0 to 720
 * @param reservedBedShare share of the lead's beds kept for referrals, 0 to 1
 * @param founded first day
 */
public record NewAlliance(
        UUID id,
        String name,
        AllianceSummary.Form form,
        boolean tight,
        UUID leadInstitutionId,
        Set<UUID> members,
        BigDecimal reservedSlotShare,
        int releaseHours,
        BigDecimal reservedBedShare,
        LocalDate founded) {

    public NewAlliance {
        members = Set.copyOf(members);
    }
}
