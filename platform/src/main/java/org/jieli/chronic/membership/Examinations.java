package org.jieli.chronic.membership;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jieli.audit.AuditLog;
import org.jieli.chronic.ChronicFault;
import org.jieli.chronic.state.PersonStates;
import org.jieli.enrolment.ServiceGiven;
import org.jieli.enrolment.ServiceKind;
import org.jieli.resident.ResidentSummary;
import org.jieli.resident.Residents;
import org.jieli.resident.TimelineEntry;
import org.jieli.shared.Access;
import org.jieli.shared.ChinaTime;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Identifiers;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The yearly examination (健康体检): written down once a day and person, and counted in the person's year. */
@Service
@Transactional
class Examinations {

    private static final int LONGEST = 4000;

    private final JdbcClient jdbc;
    private final Residents residents;
    private final PersonStates states;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Examinations(
            JdbcClient jdbc,
            Residents residents,
            PersonStates states,
            AuditLog audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.residents = residents;
        this.states = states;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Writes one down; {@link ChronicFault#EXAMINED_ALREADY} when one of the day is there. */
    UUID write(UUID residentId, @Nullable LocalDate on, @Nullable String findings, List<FieldFault> unreadable) {
        Access by = Memberships.requireDoer();
        UUID institution = by.requireInstitution();
        ResidentSummary resident = residents.find(residentId).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        LocalDate today = LocalDate.now(clock);
        Fault.throwIfAny(FieldFault.joined(unreadable, faults(resident, on, findings, today)));
        LocalDate day = Objects.requireNonNull(on);
        LocalDate died = resident.deceasedOn();
        if (died != null && day.isAfter(died)) {
            throw new Fault(ChronicFault.DECEASED);
        }
        UUID id = Identifiers.next();
        int written = jdbc.sql("""
                        insert into chronic.examination (id, resident_id, institution_id, done_on, findings, written_by)
                        values (:id, :resident, :institution, :on, :findings, :by) on conflict (resident_id, done_on) do nothing
                        """)
                .param("id", id)
                .param("resident", residentId)
                .param("institution", institution)
                .param("on", day)
                .param("findings", Objects.requireNonNull(findings).strip())
                .param("by", by.personName())
                .update();
        if (written == 0) {
            throw new Fault(ChronicFault.EXAMINED_ALREADY);
        }
        states.refresh(Set.of(residentId));
        audit.record("chronic.examine", residentId, "examination", id, Map.of());
        residents.addToTimeline(new TimelineEntry(
                residentId, ChinaTime.startOf(day), "timeline.examination", institution, findings.strip(), id, null));
        events.publishEvent(new ServiceGiven(
                residentId,
                ServiceKind.HEALTH_EXAMINATION,
                institution,
                ChinaTime.startOf(day),
                by.personName(),
                id,
                null));
        return id;
    }

    private static List<FieldFault> faults(
            ResidentSummary resident, @Nullable LocalDate on, @Nullable String findings, LocalDate today) {
        List<FieldFault> faults = new ArrayList<>();
        if (on == null) {
            faults.add(FieldFault.of("doneOn", "common.required"));
        } else if (on.isAfter(today) || on.isBefore(resident.birthDate()) || on.isBefore(today.minusYears(1))) {
            faults.add(FieldFault.of("doneOn", "chronic.examined-when"));
        }
        if (findings == null || findings.isBlank()) {
            faults.add(FieldFault.of("findings", "common.required"));
        } else if (findings.length() > LONGEST) {
            faults.add(FieldFault.of("findings", "common.too-long", LONGEST));
        }
        return faults;
    }
}
