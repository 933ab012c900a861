package org.jieli.encounter;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jieli.audit.AuditLog;
import org.jieli.encounter.AdmissionSummary.Discharge;
import org.jieli.institution.DepartmentSummary;
import org.jieli.institution.Institutions;
import org.jieli.resident.ResidentSummary;
import org.jieli.resident.Residents;
import org.jieli.resident.TimelineEntry;
import org.jieli.shared.Access;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Identifiers;
import org.jieli.shared.Role;
import org.jieli.terminology.Diagnoses;
import org.jieli.terminology.Diagnosis;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Admits to a ward of the asker's own institution, and discharges from it. */
@Service
@Transactional
class Stays {

    private static final String SUBJECT = "admission";

    private final AdmissionRepository admissions;
    private final Residents residents;
    private final Institutions institutions;
    private final Diagnoses diagnoses;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Stays(
            AdmissionRepository admissions,
            Residents residents,
            Institutions institutions,
            Diagnoses diagnoses,
            AuditLog audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.admissions = admissions;
        this.residents = residents;
        this.institutions = institutions;
        this.diagnoses = diagnoses;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Admits a person; {@link EncounterFault#ALREADY_IN_CARE} when he is in care here. */
    UUID admit(NewAdmission wanted) {
        Access by = requireWard();
        UUID institution = by.requireInstitution();
        Instant now = clock.instant();
        Instant at = wanted.at() == null ? now : wanted.at();
        ResidentSummary resident =
                residents.find(wanted.residentId()).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        DepartmentSummary ward = institutions.department(wanted.departmentId()).orElse(null);
        List<FieldFault> faults = new ArrayList<>(AdmissionRules.faults(wanted, ward, institution, resident, at, now));
        List<Diagnosis> named = diagnoses(wanted.diagnosisCodes(), faults);
        Fault.throwIfAny(faults);
        AdmissionSummary stay = new AdmissionSummary(
                Identifiers.next(),
                resident.id(),
                institution,
                wanted.departmentId(),
                at,
                wanted.route(),
                named,
                wanted.recordNumber() == null || wanted.recordNumber().isBlank() ? null : wanted.recordNumber(),
                wanted.referralId(),
                null,
                null);
        if (!admissions.insert(stay, by.personName())) {
            throw new Fault(EncounterFault.ALREADY_IN_CARE);
        }
        residents.makeKnown(resident.id(), institution, SUBJECT);
        audit.record("admission.admit", resident.id(), SUBJECT, stay.id(), Map.of("route", stay.admissionRoute()));
        tell(stay, at, "timeline.admission");
        events.publishEvent(new PersonAdmitted(stay.id(), stay.residentId(), stay.institutionId(), at));
        return stay.id();
    }

    /**
     * Ends a stay; {@link EncounterFault#ALREADY_DISCHARGED} when it has ended.
     *
     * @param unreadable fields in which something else stood than a value
     */
    void discharge(UUID id, NewDischarge wanted, List<FieldFault> unreadable) {
        Access by = requireWard();
        AdmissionSummary stay = own(id, by);
        Instant now = clock.instant();
        Instant at = wanted.at() == null ? now : notBefore(stay.admittedAt(), wanted.at());
        List<FieldFault> faults = new ArrayList<>(AdmissionRules.faults(wanted, stay, at, now));
        List<Diagnosis> named =
                wanted.diagnosisCodes().isEmpty() ? stay.diagnoses() : diagnoses(wanted.diagnosisCodes(), faults);
        Fault.throwIfAny(FieldFault.joined(unreadable, faults));
        Discharge discharge =
                new Discharge(at, wanted.disposition(), wanted.totalCost(), wanted.course(), wanted.advice());
        if (!admissions.discharge(id, discharge, named, by.personName())) {
            throw new Fault(EncounterFault.ALREADY_DISCHARGED);
        }
        audit.record(
                "admission.discharge", stay.residentId(), SUBJECT, id, Map.of("disposition", discharge.disposition()));
        tell(stay, at, "timeline.discharge");
        events.publishEvent(
                new PersonDischarged(id, stay.residentId(), stay.institutionId(), at, discharge.disposition()));
    }

    /** Says that the person may go down, or takes it back. */
    void setStable(UUID id, boolean stable) {
        Access by = requireWard();
        AdmissionSummary stay = own(id, by);
        if (!admissions.setStable(id, stable ? clock.instant() : null, by.personName())) {
            throw new Fault(EncounterFault.ALREADY_DISCHARGED);
        }
        audit.record(stable ? "admission.stable" : "admission.not-stable", stay.residentId(), SUBJECT, id, Map.of());
    }

    static Access requireWard() {
        return CurrentAccess.requireRole(
                Role.SPECIALIST, Role.FAMILY_DOCTOR, Role.REFERRAL_CENTRE, Role.VILLAGE_DOCTOR, Role.INTEGRATOR);
    }

    /** People write minutes: a discharge in the minute of the admission is not before it. */
    private static Instant notBefore(Instant admitted, Instant at) {
        boolean sameMinute = at.truncatedTo(ChronoUnit.MINUTES).equals(admitted.truncatedTo(ChronoUnit.MINUTES));
        return sameMinute && at.isBefore(admitted) ? admitted : at;
    }

    /** Others see the stay of somebody they know; only its own institution changes it. */
    private AdmissionSummary own(UUID id, Access by) {
        AdmissionSummary stay = admissions.find(id).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        if (!stay.institutionId().equals(by.institutionId())) {
            throw new Fault(CommonFault.FORBIDDEN);
        }
        return stay;
    }

    private List<Diagnosis> diagnoses(List<String> codes, List<FieldFault> faults) {
        List<Diagnosis> named = new ArrayList<>();
        for (int i = 0; i < codes.size(); i++) {
            String code = codes.get(i);
            String path = "diagnosisCodes[" + i + "]";
            diagnoses
                    .find(code)
                    .ifPresentOrElse(
                            named::add, () -> faults.add(FieldFault.of(path, "encounter.diagnosis-unknown", code)));
        }
        return named;
    }

    private void tell(AdmissionSummary stay, Instant at, String kind) {
        residents.addToTimeline(new TimelineEntry(
                stay.residentId(),
                at,
                kind,
                stay.institutionId(),
                StoredEncounters.namesOf(stay.diagnoses()),
                stay.id(),
                "/admissions/" + stay.id()));
    }
}
