package org.jieli.enrolment.fulfilment;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jieli.audit.AuditLog;
import org.jieli.enrolment.CareTeam;
import org.jieli.enrolment.CareTeams;
import org.jieli.enrolment.EnrolmentFault;
import org.jieli.enrolment.ServiceGiven;
import org.jieli.enrolment.ServiceKind;
import org.jieli.enrolment.team.TeamAccess;
import org.jieli.resident.Residents;
import org.jieli.resident.TimelineEntry;
import org.jieli.shared.Access;
import org.jieli.shared.ChinaTime;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Identifiers;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Services that no other page of the platform records: the team writes them down by hand. Health examinations and medication reviews
 * have pages of their own that count them; written here as well they would be given twice.
 */
@Service
@Transactional
public class HandWritten {

    private static final Map<ServiceKind, String> IN_TIMELINE = new EnumMap<>(Map.of(
            ServiceKind.HOME_VISIT, "timeline.enrolment-home-visit",
            ServiceKind.EDUCATION, "timeline.enrolment-education",
            ServiceKind.TCM_GUIDANCE, "timeline.enrolment-tcm-guidance",
            ServiceKind.VACCINATION_REMINDER, "timeline.enrolment-vaccination-reminder"));

    /** The kinds that have no page of their own; a home visit has one only where it was a follow-up. */
    public static final Set<ServiceKind> KINDS = Collections.unmodifiableSet(IN_TIMELINE.keySet());

    private static final int LONGEST_WORDS = 300;

    private final JdbcClient jdbc;
    private final CareTeams teams;
    private final GivenServices given;
    private final Residents residents;
    private final ApplicationEventPublisher events;
    private final AuditLog audit;
    private final Clock clock;

    HandWritten(
            JdbcClient jdbc,
            CareTeams teams,
            GivenServices given,
            Residents residents,
            ApplicationEventPublisher events,
            AuditLog audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.teams = teams;
        this.given = given;
        this.residents = residents;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    private record Held(UUID residentId, UUID teamId, LocalDate fromDate, LocalDate until) {}

    /** Its identifier; {@link EnrolmentFault#NOT_RUNNING} when the agreement never held. */
    public UUID write(UUID agreementId, @Nullable ServiceKind kind, @Nullable Instant at, String words) {
        Held agreement = jdbc.sql("""
                        select resident_id, team_id, from_date, upper(held) as until from enrolment.agreement
                        where id = :id
                        """)
                .param("id", agreementId)
                .query(Held.class)
                .optional()
                .orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        CareTeam team = teams.find(agreement.teamId()).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        TeamAccess.requireWorker(team);
        if (agreement.until() == null) {
            throw new Fault(EnrolmentFault.NOT_RUNNING);
        }
        Fault.throwIfAny(faults(agreement, kind, at, words));
        Access access = CurrentAccess.require();
        UUID id = Identifiers.next();
        UUID place = access.institutionId() == null ? team.institutionId() : access.institutionId();
        ServiceGiven service = new ServiceGiven(
                agreement.residentId(),
                Objects.requireNonNull(kind),
                place,
                Objects.requireNonNull(at),
                access.personName(),
                id,
                "/enrolments/" + agreementId);
        given.take(service, words.strip());
        events.publishEvent(service);
        audit.record(
                "enrolment.service", agreement.residentId(), "agreement", agreementId, Map.of("kind", kind.name()));
        residents.addToTimeline(new TimelineEntry(
                agreement.residentId(),
                at,
                Objects.requireNonNull(IN_TIMELINE.get(kind)),
                place,
                words.strip(),
                id,
                "/enrolments/" + agreementId));
        return id;
    }

    private List<FieldFault> faults(Held agreement, @Nullable ServiceKind kind, @Nullable Instant at, String words) {
        List<FieldFault> faults = new ArrayList<>();
        if (kind == null || !KINDS.contains(kind)) {
            faults.add(FieldFault.of("kind", "common.required"));
        }
        if (at == null) {
            faults.add(FieldFault.of("at", "common.required"));
        } else if (at.isAfter(clock.instant())) {
            faults.add(FieldFault.of("at", "enrolment.date-in-future"));
        } else {
            LocalDate day = ChinaTime.date(at);
            if (day.isBefore(agreement.fromDate()) || !day.isBefore(agreement.until())) {
                faults.add(FieldFault.of(
                        "at",
                        "enrolment.outside-agreement",
                        agreement.fromDate().toString(),
                        agreement.until().minusDays(1).toString()));
            } else if (kind == ServiceKind.HOME_VISIT && isVisited(agreement.residentId(), day)) {
                faults.add(FieldFault.of("at", "enrolment.visited-already", day.toString()));
            }
        }
        if (words.isBlank()) {
            faults.add(FieldFault.of("what", "enrolment.what-missing"));
        } else if (words.length() > LONGEST_WORDS) {
            faults.add(FieldFault.of("what", "common.too-long", LONGEST_WORDS));
        }
        return faults;
    }

    /** A follow-up at home counts as a visit by itself; the lock keeps two hands from writing the same one down at once. */
    private boolean isVisited(UUID resident, LocalDate day) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('enrolment.home-visit'), hashtext(:resident))")
                .param("resident", resident.toString())
                .query()
                .singleRow();
        return jdbc.sql("""
                        select exists (select from enrolment.service s
                                       where s.resident_id = :resident and s.kind = :kind
                                         and (s.at at time zone 'Asia/Shanghai')::date = :day)
                        """)
                .param("resident", resident)
                .param("kind", ServiceKind.HOME_VISIT.name())
                .param("day", day)
                .query(Boolean.class)
                .single();
    }
}
