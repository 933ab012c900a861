package org.jieli.alliance;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An alliance with its settings. */
record Alliance(
        UUID id,
        String name,
        String initials,
        AllianceSummary.Form form,
        boolean tight,
        UUID leadInstitutionId,
        BigDecimal reservedSlotShare,
        int releaseHours,
        BigDecimal reservedBedShare,
        LocalDate founded,
        @Nullable LocalDate ended,
        int version) {

    boolean existsOn(LocalDate day) {
        return !day.isBefore(founded) && (ended == null || day.isBefore(ended));
    }

    AllianceSummary summary(Set<UUID> members) {
        return new AllianceSummary(
                id, name, form, tight, leadInstitutionId, members, reservedSlotShare, releaseHours, reservedBedShare);
    }
}
