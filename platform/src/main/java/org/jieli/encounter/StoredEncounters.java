package org.jieli.encounter;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jieli.audit.AuditLog;
import org.jieli.shared.CurrentAccess;
import org.jieli.terminology.Diagnosis;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Visits and stays behind scope and audit. */
@Service
@Transactional
class StoredEncounters implements Encounters {

    private final EncounterRepository visits;
    private final AdmissionRepository admissions;
    private final Stays stays;
    private final AuditLog audit;

    StoredEncounters(EncounterRepository visits, AdmissionRepository admissions, Stays stays, AuditLog audit) {
        this.visits = visits;
        this.admissions = admissions;
        this.stays = stays;
        this.audit = audit;
    }

    @Override
    public Optional<VisitSummary> visit(UUID visitId) {
        CurrentAccess.requirePeople();
        Optional<VisitSummary> found = visits.visit(visitId);
        found.ifPresent(visit -> audit.record("visit.read", visit.residentId(), "visit", visitId, Map.of()));
        return found;
    }

    @Override
    public List<VisitSummary> visitsOf(UUID residentId, int limit) {
        CurrentAccess.requirePeople();
        List<VisitSummary> found = visits.visitsOf(residentId, limit);
        if (!found.isEmpty()) {
            audit.listed("visit.list", "of a resident", List.of(residentId));
        }
        return found;
    }

    @Override
    public List<AdmissionSummary> admissionsOf(UUID residentId, int limit) {
        CurrentAccess.requirePeople();
        return listed("of a resident", admissions.of(residentId, limit));
    }

    @Override
    public Optional<AdmissionSummary> admission(UUID admissionId) {
        CurrentAccess.requirePeople();
        Optional<AdmissionSummary> found = admissions.find(admissionId);
        found.ifPresent(stay -> audit.record("admission.read", stay.residentId(), "admission", admissionId, Map.of()));
        return found;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<AdmissionSummary> admissionOfReferral(UUID referralId) {
        return admissions.ofReferral(referralId);
    }

    @Override
    public List<AdmissionSummary> inCare(UUID institutionId, int limit) {
        CurrentAccess.requirePeople();
        return listed("in care", admissions.inCare(institutionId, limit));
    }

    @Override
    public long countInCare(UUID institutionId) {
        return admissions.countInCare(institutionId);
    }

    private List<AdmissionSummary> listed(String query, List<AdmissionSummary> found) {
        if (!found.isEmpty()) {
            audit.listed(
                    "admission.list",
                    query,
                    found.stream().map(AdmissionSummary::residentId).toList());
        }
        return found;
    }

    @Override
    public UUID admit(NewAdmission admission) {
        return stays.admit(admission);
    }

    @Override
    public void discharge(UUID admissionId, NewDischarge discharge) {
        stays.discharge(admissionId, discharge, List.of());
    }

    static String namesOf(List<Diagnosis> diagnoses) {
        return String.join("；", diagnoses.stream().map(Diagnosis::name).toList());
    }
}
