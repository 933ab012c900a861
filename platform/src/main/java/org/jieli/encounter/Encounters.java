package org.jieli.encounter;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The facts of care within the asker's scope. */
public interface Encounters {

    Optional<VisitSummary> visit(UUID visitId);

    /** A resident's visits, newest first. */
    List<VisitSummary> visitsOf(UUID residentId, int limit);

    /** A resident's stays, newest first. */
    List<AdmissionSummary> admissionsOf(UUID residentId, int limit);

    Optional<AdmissionSummary> admission(UUID admissionId);

    /** People in care at the institution now, longest stay first. */
    List<AdmissionSummary> inCare(UUID institutionId, int limit);

    /** How many {@link #inCare} would list without a limit. */
    long countInCare(UUID institutionId);

    /** The stay that a referral led to. */
    Optional<AdmissionSummary> admissionOfReferral(UUID referralId);

    /** Admits a person to a ward of the asker's institution; faults name their fields. */
    UUID admit(NewAdmission admission);

    /** Ends a stay at the asker's institution and publishes {@link PersonDischarged}. */
    void discharge(UUID admissionId, NewDischarge discharge);
}
