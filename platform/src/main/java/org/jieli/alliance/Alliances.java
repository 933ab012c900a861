package org.jieli.alliance;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Which institutions are tied to which, on a day. */
public interface Alliances {

    /** The alliances an institution takes part in. */
    List<AllianceSummary> of(UUID institutionId, LocalDate on);

    /** All institutions that share an alliance with this one, itself among them. */
    Set<UUID> partners(UUID institutionId, LocalDate on);

    /** The members of the alliances that this institution leads. */
    Set<UUID> ledBy(UUID leadInstitutionId, LocalDate on);

    /** An alliance with its members on a day. */
    Optional<AllianceSummary> find(UUID allianceId, LocalDate on);

    /** All alliances that exist on a day, with their members. */
    List<AllianceSummary> existing(LocalDate on);
}
