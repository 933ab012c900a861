package org.jieli.encounter;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What the modules built on this one know of a person's care; they implement it, and a visit shows it and weighs it. */
public interface CareElsewhere {

    /** Done for the resident, newest first. */
    List<EarlierCare> careOf(UUID residentId, int limit);

    /** How many of the last follow-ups in a row were not controlled at that time; those without measurement do not count. */
    int uncontrolledInARow(UUID residentId, Instant at);

    /** Whether the pressure is to be taken at a visit: at the age of the norm, when it was not taken this year. */
    boolean asksForPressure(UUID residentId, int ageYears, Instant at);
}
