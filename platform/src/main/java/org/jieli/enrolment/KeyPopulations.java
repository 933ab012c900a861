package org.jieli.enrolment;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** To which key populations people belong, for other modules' pages and lists. */
public interface KeyPopulations {

    /** Of one resident within the asker's scope; the caller has read the resident, which is what the audit shows. */
    Set<KeyPopulation> of(UUID residentId, LocalDate on);

    /** Of many; people who belong to none are left out. */
    Map<UUID, Set<KeyPopulation>> ofAll(Collection<UUID> residentIds, LocalDate on);
}
