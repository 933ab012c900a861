package org.jieli.encounter;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jieli.terminology.Diagnosis;

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

    /** Admits a person; {@code route} is the code 入院途径. */
    UUID admit(UUID residentId, UUID departmentId, Instant at, String route, List<Diagnosis> diagnoses);

    /** Ends a stay; {@code disposition} is the code 离院方式. Answers false when it had ended already. */
    boolean discharge(UUID admissionId, Instant at, String disposition, BigDecimal totalCost);
}
