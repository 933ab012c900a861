package org.jieli.enrolment;

import java.util.Optional;
import java.util.UUID;

/** Looks up the family doctor, one at a time for each resident. */
public interface Enrolments {

    Optional<FamilyDoctor> familyDoctorOf(UUID residentId);
}
