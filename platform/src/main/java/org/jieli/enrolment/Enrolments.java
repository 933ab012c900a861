package org.jieli.enrolment;

import java.util.Optional;
import java.util.UUID;

/** The family doctor, one at a time for each resident. */
public interface Enrolments {

    Optional<FamilyDoctor> familyDoctorOf(UUID residentId);

    /** Makes somebody the family doctor from a day on; the one before ends on that day. */
    void assign(FamilyDoctor doctor);
}
