package org.jieli.enrolment;

import java.time.LocalDate;
import java.util.UUID;

/** Who holds a resident: the family doctor and his institution, since when. */
public record FamilyDoctor(
        UUID residentId, UUID practitionerId, String practitionerName, UUID institutionId, LocalDate since) {}
