package org.jieli.alliance;

import java.time.LocalDate;
import java.util.UUID;

/** Sets up alliances and changes their members; faulty fields are told by a {@code common.invalid} fault. */
public interface AllianceRegistry {

    void found(NewAlliance alliance);

    /** Takes an institution in from a day on. */
    void join(UUID allianceId, UUID institutionId, LocalDate from);

    /** Ends an institution's membership; the lead cannot leave. */
    void leave(UUID allianceId, UUID institutionId, LocalDate on);
}
