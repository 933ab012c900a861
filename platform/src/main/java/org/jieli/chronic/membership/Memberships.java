package org.jieli.chronic.membership;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jieli.audit.AuditLog;
import org.jieli.chronic.ChronicFault;
import org.jieli.chronic.ChronicProgramme;
import org.jieli.chronic.programme.DiseaseGrading;
import org.jieli.chronic.programme.Parameters;
import org.jieli.chronic.programme.Settings;
import org.jieli.chronic.state.PersonStates;
import org.jieli.chronic.state.Replanning;
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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes people into programmes, grades them, and lets them go; each change derives the person's state and plan anew. */
@Service
@Transactional
public class Memberships {

    private static final int LONGEST = 2000;
    private static final int LONGEST_NAME = 60;
    private static final String SUBJECT = "membership";

    private final MembershipRepository memberships;
    private final Residents residents;
    private final Parameters parameters;
    private final DiseaseGrading grading;
    private final PersonStates states;
    private final Replanning replanning;
    private final AuditLog audit;
    private final Clock clock;

    Memberships(
            MembershipRepository memberships,
            Residents residents,
            Parameters parameters,
            DiseaseGrading grading,
            PersonStates states,
            Replanning replanning,
            AuditLog audit,
            Clock clock) {
        this.memberships = memberships;
        this.residents = residents;
        this.parameters = parameters;
        this.grading = grading;
        this.states = states;
        this.replanning = replanning;
        this.audit = audit;
        this.clock = clock;
    }

    /** The programmes a resident is in; with {@code ended} also those he has left. */
    public List<Membership> of(UUID residentId, boolean ended) {
        List<Membership> found = memberships.of(residentId, ended);
        if (!found.isEmpty()) {
            audit.listed("chronic.programmes", "of a resident", List.of(residentId));
        }
        return found;
    }

    public Membership require(UUID id) {
        Membership found = memberships.find(id).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        audit.listed("chronic.programmes", "one", List.of(found.residentId()));
        return found;
    }

    /**
     * Takes a person in at the asker's institution; {@link ChronicFault#ALREADY_IN} when he is in the programme.
     *
     * @param foundBy what proposed him, or {@code DOCTOR}
     */
    public UUID enter(NewMembership wanted, String foundBy, List<FieldFault> unreadable) {
        Access by = requireDoer();
        UUID institution = by.requireInstitution();
        ResidentSummary resident =
                residents.find(wanted.residentId()).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        if (resident.deceasedOn() != null) {
            throw new Fault(ChronicFault.DECEASED);
        }
        LocalDate today = LocalDate.now(clock);
        Fault.throwIfAny(FieldFault.joined(unreadable, faults(wanted, resident, today)));
        ChronicProgramme programme = Objects.requireNonNull(wanted.programme());
        Set<String> factors = grading.factors(wanted.riskFactors(), person(resident, today));
        String grade = grading.grade(programme, wanted.values());
        Membership entry = new Membership(
                Identifiers.next(),
                resident.id(),
                programme,
                institution,
                today,
                by.personName(),
                foundBy,
                Objects.requireNonNull(wanted.plan()).strip(),
                Objects.requireNonNull(wanted.consentedBy()).strip(),
                grade,
                grading.risk(programme, grade, factors),
                List.copyOf(factors),
                grade == null ? null : today,
                Objects.requireNonNull(wanted.firstDueOn()),
                null,
                null,
                0);
        if (!memberships.insert(entry, resident.division())) {
            throw new Fault(ChronicFault.ALREADY_IN);
        }
        residents.makeKnown(resident.id(), institution, "chronic");
        changed(resident.id());
        audit.record("chronic.enter", resident.id(), SUBJECT, entry.id(), Map.of("programme", programme.name()));
        timeline(entry, "timeline.chronic-entered");
        return entry.id();
    }

    /** Grades anew; {@link CommonFault#STALE} when somebody changed it meanwhile. */
    public void grade(UUID id, int version, Map<String, BigDecimal> values, Set<String> ticked) {
        Access by = requireDoer();
        Membership before = require(id);
        requireManaging(by, before);
        ResidentSummary resident =
                residents.find(before.residentId()).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        LocalDate today = LocalDate.now(clock);
        Set<String> factors = grading.factors(ticked, person(resident, today));
        String measured = grading.grade(before.programme(), values);
        String grade = measured == null ? before.grade() : measured;
        String risk = grading.risk(before.programme(), grade, factors);
        if (!memberships.grade(id, version, measured, risk, factors, today)) {
            throw new Fault(CommonFault.STALE);
        }
        changed(resident.id());
        audit.record(
                "chronic.grade",
                resident.id(),
                SUBJECT,
                id,
                Map.of("grade", String.valueOf(grade), "risk", String.valueOf(risk)));
    }

    /** Lets a person go; {@link CommonFault#STALE} when he had left already. */
    public void exit(UUID id, @Nullable ExitReason reason, @Nullable String note) {
        Access by = requireDoer();
        Membership before = require(id);
        requireManaging(by, before);
        if (reason == null) {
            Fault.throwIfAny(List.of(FieldFault.of("reason", "chronic.exit-reason")));
        }
        if (reason == ExitReason.OTHER && (note == null || note.isBlank())) {
            Fault.throwIfAny(List.of(FieldFault.of("note", "chronic.exit-note")));
        }
        if (!memberships.end(
                id, LocalDate.now(clock), Objects.requireNonNull(reason), by.personName(), note == null ? "" : note)) {
            throw new Fault(CommonFault.STALE);
        }
        changed(before.residentId());
        audit.record("chronic.exit", before.residentId(), SUBJECT, id, Map.of("reason", reason.name()));
        timeline(before, "timeline.chronic-left");
    }

    private void changed(UUID residentId) {
        states.refresh(Set.of(residentId));
        replanning.replan(residentId);
    }

    private DiseaseGrading.Person person(ResidentSummary resident, LocalDate today) {
        Set<ChronicProgramme> programmes = memberships.of(resident.id(), false).stream()
                .map(Membership::programme)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(ChronicProgramme.class)));
        return new DiseaseGrading.Person(resident.sex().name(), resident.ageOn(today), programmes);
    }

    private List<FieldFault> faults(NewMembership wanted, ResidentSummary resident, LocalDate today) {
        List<FieldFault> faults = new ArrayList<>();
        required(faults, "plan", wanted.plan(), LONGEST);
        required(faults, "consentedBy", wanted.consentedBy(), LONGEST_NAME);
        ChronicProgramme programme = wanted.programme();
        if (programme == null) {
            faults.add(FieldFault.of("programme", "common.required"));
            return faults;
        }
        Settings settings = parameters.on(resident.division(), today);
        int ageFrom = settings.whole(programme, "ageFrom").orElse(0);
        if (resident.ageOn(today) < ageFrom) {
            faults.add(FieldFault.of("programme", "chronic.too-young", ageFrom));
        }
        LocalDate latest =
                settings.whole(programme, "intervalDays").map(today::plusDays).orElse(today.plusYears(1));
        LocalDate first = wanted.firstDueOn();
        if (first == null) {
            faults.add(FieldFault.of("firstDueOn", "common.required"));
        } else if (first.isBefore(today) || first.isAfter(latest)) {
            faults.add(FieldFault.of("firstDueOn", "chronic.first-due-range", today.toString(), latest.toString()));
        }
        return faults;
    }

    private static void required(List<FieldFault> faults, String field, @Nullable String typed, int longest) {
        if (typed == null || typed.isBlank()) {
            faults.add(FieldFault.of(field, "common.required"));
        } else if (typed.length() > longest) {
            faults.add(FieldFault.of(field, "common.too-long", longest));
        }
    }

    private void timeline(Membership membership, String kind) {
        residents.addToTimeline(new TimelineEntry(
                membership.residentId(),
                clock.instant(),
                kind,
                membership.institutionId(),
                replanning.label(membership.programme()),
                membership.id(),
                "/chronic/memberships/" + membership.id()));
    }

    /** Others may see the person, but only who manages him answers for his grade and his leaving. */
    private static void requireManaging(Access by, Membership membership) {
        if (!by.requireInstitution().equals(membership.institutionId())) {
            throw new Fault(CommonFault.FORBIDDEN);
        }
    }

    static Access requireDoer() {
        return CurrentAccess.requireRole(Role.VILLAGE_DOCTOR, Role.FAMILY_DOCTOR, Role.INTEGRATOR);
    }
}
