package org.jieli.capacity;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.UUID;
import org.jieli.alliance.AllianceSummary;
import org.jieli.alliance.Alliances;
import org.springframework.stereotype.Component;

/**
 * What an institution keeps for referrals unless it says otherwise.
 *
 * @param slots share of a clinic's places on a day, 0 to 1
 * @param releaseHours hours before a slot at which unused reserved places are released
 * @param beds share of a ward's beds, 0 to 1
 */
record ReservedShares(BigDecimal slots, int releaseHours, BigDecimal beds) {

    private static final ReservedShares NONE = new ReservedShares(BigDecimal.ZERO, 24, BigDecimal.ZERO);

    /** Reads the settings of the alliance that the institution leads; of several, the one that keeps most. */
    @Component
    static class OfAlliances {

        private final Alliances alliances;
        private final Clock clock;

        OfAlliances(Alliances alliances, Clock clock) {
            this.alliances = alliances;
            this.clock = clock;
        }

        ReservedShares of(UUID institutionId) {
            return alliances.of(institutionId, LocalDate.now(clock)).stream()
                    .filter(alliance -> alliance.leadInstitutionId().equals(institutionId))
                    .max(Comparator.comparing(AllianceSummary::reservedSlotShare))
                    .map(alliance -> new ReservedShares(
                            alliance.reservedSlotShare(), alliance.releaseHours(), alliance.reservedBedShare()))
                    .orElse(NONE);
        }
    }
}
