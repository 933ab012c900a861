package org.jieli.enrolment;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The family doctor, one at a time for each resident. */
public interface Enrolments {

    Optional<FamilyDoctor> familyDoctorOf(UUID residentId);

    /** Whether a resident of the asker's scope had an agreement that ran on the day. */
    boolean isEnrolled(UUID residentId, LocalDate on);

    /** Those of the days on which the resident, of the asker's scope, had an agreement that ran. */
    Set<ResidentDay> enrolled(Collection<ResidentDay> days);

    /** A resident's day. */
    record ResidentDay(UUID residentId, LocalDate day) {}

    /** Makes somebody the family doctor from a day on; the one before ends on that day. */
    void assign(FamilyDoctor doctor);
}
