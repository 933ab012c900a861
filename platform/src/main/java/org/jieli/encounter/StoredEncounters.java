package org.jieli.encounter;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jieli.audit.AuditLog;
import org.jieli.resident.Residents;
import org.jieli.resident.TimelineEntry;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Identifiers;
import org.jieli.terminology.Diagnosis;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Visits and stays behind scope and audit. */
@Service
@Transactional
class StoredEncounters implements Encounters {

    private final EncounterRepository encounters;
    private final Residents residents;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    StoredEncounters(
            EncounterRepository encounters,
            Residents residents,
            AuditLog audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.encounters = encounters;
        this.residents = residents;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public Optional<VisitSummary> visit(UUID visitId) {
        Optional<VisitSummary> found = encounters.visit(visitId);
        found.ifPresent(visit -> audit.record("visit.read", visit.residentId(), "visit", visitId, Map.of()));
        return found;
    }

    @Override
    public List<VisitSummary> visitsOf(UUID residentId, int limit) {
        List<VisitSummary> found = encounters.visitsOf(residentId, limit);
        if (!found.isEmpty()) {
            audit.listed("visit.list", "of a resident", List.of(residentId));
        }
        return found;
    }

    @Override
    public List<AdmissionSummary> admissionsOf(UUID residentId, int limit) {
        return listed("of a resident", encounters.admissionsOf(residentId, limit));
    }

    @Override
    public Optional<AdmissionSummary> admission(UUID admissionId) {
        Optional<AdmissionSummary> found = encounters.admission(admissionId);
        found.ifPresent(
                stay -> audit.record("admission.read", stay.residentId(), "admission", admissionId, Map.of()));
        return found;
    }

    @Override
    public List<AdmissionSummary> inCare(UUID institutionId, int limit) {
        return listed("in care", encounters.inCare(institutionId, limit));
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
    public UUID admit(UUID residentId, UUID departmentId, Instant at, String route, List<Diagnosis> diagnoses) {
        UUID institution = CurrentAccess.require().requireInstitution();
        UUID id = Identifiers.next();
        encounters.insert(new AdmissionSummary(
                id, residentId, institution, departmentId, at, route, List.copyOf(diagnoses), null));
        audit.record("admission.admit", residentId, "admission", id, Map.of("route", route));
        residents.addToTimeline(new TimelineEntry(
                residentId, at, "timeline.admission", institution, namesOf(diagnoses), id, "/admissions/" + id));
        return id;
    }

    @Override
    public boolean discharge(UUID admissionId, Instant at, String disposition, BigDecimal totalCost) {
        AdmissionSummary admission =
                encounters.admission(admissionId).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        if (at.isBefore(admission.admittedAt())) {
            throw new Fault(CommonFault.INVALID, List.of(FieldFault.of("at", "encounter.discharge-before-admission")));
        }
        if (at.isAfter(Instant.now(clock))) {
            throw new Fault(CommonFault.INVALID, List.of(FieldFault.of("at", "encounter.in-future")));
        }
        boolean done = encounters.discharge(admissionId, at, disposition, totalCost);
        if (done) {
            audit.record(
                    "admission.discharge",
                    admission.residentId(),
                    "admission",
                    admissionId,
                    Map.of("disposition", disposition));
            residents.addToTimeline(new TimelineEntry(
                    admission.residentId(),
                    at,
                    "timeline.discharge",
                    admission.institutionId(),
                    namesOf(admission.diagnoses()),
                    admissionId,
                    "/admissions/" + admissionId));
            events.publishEvent(new PersonDischarged(
                    admissionId, admission.residentId(), admission.institutionId(), at, disposition));
        }
        return done;
    }

    static String namesOf(List<Diagnosis> diagnoses) {
        return String.join("；", diagnoses.stream().map(Diagnosis::name).toList());
    }
}
