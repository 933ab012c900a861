package org.jieli.chronic;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Which programmes people are in and how they stand, within the asker's scope. */
public interface ChronicCare {

    /** The programmes a resident is in now, in the order of {@link ChronicProgramme}; empty when he is in none. */
    List<ProgrammeState> of(UUID residentId);

    /** The same for several; who is in none is left out. */
    Map<UUID, List<ProgrammeState>> ofAll(Collection<UUID> residentIds);

    /** Whether a reading of the resident called for urgent referral after a moment. */
    boolean hasUrgentReadingAfter(UUID residentId, Instant moment);

    /** The targets that hold for a resident today by his age, programmes and county; empty when he is in no programme. */
    List<TargetBand> targets(UUID residentId);
}
