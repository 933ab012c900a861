package org.jieli.encounter;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jieli.audit.AuditLog;
import org.jieli.criteria.Advice;
import org.jieli.criteria.Case;
import org.jieli.criteria.Criteria;
import org.jieli.institution.Capability;
import org.jieli.institution.Institutions;
import org.jieli.resident.ResidentSummary;
import org.jieli.resident.Residents;
import org.jieli.resident.TimelineEntry;
import org.jieli.shared.Access;
import org.jieli.shared.ChinaTime;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Identifiers;
import org.jieli.terminology.Diagnoses;
import org.jieli.terminology.Diagnosis;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The first-contact visit: what the tables advise, and what the doctor decides. */
@Service
@Transactional
class FirstContact {

    private final EncounterRepository encounters;
    private final Residents residents;
    private final Diagnoses diagnoses;
    private final Institutions institutions;
    private final CareElsewhere elsewhere;
    private final Criteria criteria;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    FirstContact(
            EncounterRepository encounters,
            Residents residents,
            Diagnoses diagnoses,
            Institutions institutions,
            CareElsewhere elsewhere,
            Criteria criteria,
            AuditLog audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.encounters = encounters;
        this.residents = residents;
        this.diagnoses = diagnoses;
        this.institutions = institutions;
        this.elsewhere = elsewhere;
        this.criteria = criteria;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** What the tables in force on the day of the visit say of it. */
    Advice advise(NewVisit visit) {
        ResidentSummary resident =
                residents.find(visit.residentId()).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        return advise(visit, resident, visit.at() == null ? Instant.now(clock) : visit.at());
    }

    /** Writes the visit; deciding milder than the advice needs a reason. */
    VisitSummary record(NewVisit visit) {
        return record(visit, List.of());
    }

    /**
     * The same from a page.
     *
     * @param unreadable fields in which something else stood than a value
     */
    VisitSummary record(NewVisit visit, List<FieldFault> unreadable) {
        Access access = CurrentAccess.require();
        UUID institution = access.requireInstitution();
        Instant now = Instant.now(clock);
        Instant at = visit.at() == null ? now : visit.at();
        ResidentSummary resident =
                residents.find(visit.residentId()).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        List<FieldFault> faults = new ArrayList<>(VisitRules.faults(visit, resident, at, now));
        List<Diagnosis> named = named(visit.diagnosisCodes(), faults);
        Advice.Level decision = decision(visit.decision());
        if (decision == null) {
            faults.add(FieldFault.of("decision", "encounter.decision-missing"));
        }
        Advice advice = advise(visit, resident, at);
        if (decision != null
                && decision.compareTo(advice.level()) < 0
                && (visit.overruleReason() == null || visit.overruleReason().isBlank())) {
            faults.add(FieldFault.of("overruleReason", "encounter.overrule-reason-missing"));
        }
        Fault.throwIfAny(FieldFault.joined(unreadable, faults));
        VisitSummary written = new VisitSummary(
                Identifiers.next(),
                resident.id(),
                institution,
                access.practitionerId(),
                at,
                visit.complaint(),
                visit.vitalSigns(),
                named,
                visit.findings(),
                visit.note(),
                advice.level().name(),
                visit.decision(),
                visit.overruleReason());
        encounters.insert(written, visit.emergency());
        residents.makeKnown(resident.id(), institution, "visit");
        audit.record(
                "visit.record",
                resident.id(),
                "visit",
                written.id(),
                Map.of("advice", advice.level().name(), "decision", visit.decision()));
        residents.addToTimeline(new TimelineEntry(
                resident.id(),
                at,
                "timeline.visit",
                institution,
                StoredEncounters.namesOf(named),
                written.id(),
                "/visits/" + written.id()));
        events.publishEvent(new VisitRecorded(written.id(), resident.id(), institution, at));
        return written;
    }

    private Advice advise(NewVisit visit, ResidentSummary resident, Instant at) {
        UUID institution = CurrentAccess.require().requireInstitution();
        Capability capability = visit.diagnosisCodes().isEmpty()
                ? null
                : institutions.capability(institution, visit.diagnosisCodes().getFirst(), ChinaTime.date(at));
        return criteria.advise(new Case(
                ChinaTime.date(at),
                resident.ageOn(ChinaTime.date(at)),
                visit.pregnant(),
                visit.diagnosisCodes(),
                Set.copyOf(visit.findings()),
                measurements(visit.vitalSigns()),
                elsewhere.uncontrolledInARow(resident.id(), at),
                institution,
                capability));
    }

    private List<Diagnosis> named(List<String> codes, List<FieldFault> faults) {
        List<Diagnosis> named = new ArrayList<>();
        for (int i = 0; i < codes.size(); i++) {
            String code = codes.get(i);
            int index = i;
            diagnoses
                    .find(code)
                    .ifPresentOrElse(
                            named::add,
                            () -> faults.add(FieldFault.of(
                                    "diagnosisCodes[" + index + "]", "encounter.diagnosis-unknown", code)));
        }
        return named;
    }

    private static Advice.@Nullable Level decision(String decision) {
        return Stream.of(Advice.Level.values())
                .filter(level -> level.name().equals(decision))
                .findFirst()
                .orElse(null);
    }

    private static Map<String, BigDecimal> measurements(VitalSigns signs) {
        Map<String, BigDecimal> values = new HashMap<>();
        put(values, "systolic", signs.systolic());
        put(values, "diastolic", signs.diastolic());
        put(values, "heartRate", signs.heartRate());
        put(values, "respiratoryRate", signs.respiratoryRate());
        put(values, "temperature", signs.temperature());
        put(values, "oxygenSaturation", signs.oxygenSaturation());
        put(values, "fastingGlucose", signs.fastingGlucose());
        put(values, "randomGlucose", signs.randomGlucose());
        put(values, "weight", signs.weight());
        return values;
    }

    private static void put(Map<String, BigDecimal> values, String name, @Nullable Number value) {
        if (value != null) {
            values.put(name, new BigDecimal(value.toString()));
        }
    }
}
