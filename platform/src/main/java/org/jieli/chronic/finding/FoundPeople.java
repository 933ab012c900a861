package org.jieli.chronic.finding;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jieli.audit.AuditLog;
import org.jieli.chronic.ChronicFault;
import org.jieli.chronic.ChronicProgramme;
import org.jieli.shared.Access;
import org.jieli.shared.ChinaTime;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Role;
import org.jieli.web.KeysetPage;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** People who were found for a programme, waiting at the asker's institution for a doctor's decision. */
@Service
@Transactional
public class FoundPeople {

    private static final int LONGEST_REASON = 500;
    private static final String WAITING = """
            from chronic.candidate
            where institution_id = :institution and kind = :kind and state in ('OPEN', 'POSTPONED') and due_on <= :upTo
              and (cast(:programme as text) is null or programme = :programme)
            """;
    private static final String MISSING = """
            from chronic.screening where institution_id = :institution and year = :year and measured_on is null
            """;
    private static final int AHEAD = 30;

    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final Clock clock;

    FoundPeople(JdbcClient jdbc, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** Who was seen this year without his pressure being taken. */
    record Unmeasured(UUID residentId, java.time.Instant firstVisitAt) {}

    /** Those that wait, the longest first; people at high risk from a month before they are to be measured again. */
    KeysetPage<FoundPerson> waiting(
            String kind, @Nullable ChronicProgramme programme, @Nullable String after, int limit) {
        After key = After.of(after);
        List<FoundPerson> found = spec(
                        "select * " + WAITING
                                + " and (due_on, id) > (:afterDue, :afterId) order by due_on, id limit :limit",
                        kind,
                        programme)
                .param("afterDue", key.dueOn())
                .param("afterId", key.id())
                .param("limit", limit + 1)
                .query(FoundPeople::candidate)
                .list();
        listed(found.stream().map(FoundPerson::residentId).toList());
        return KeysetPage.of(found, limit, FoundPerson::key);
    }

    long count(String kind, @Nullable ChronicProgramme programme) {
        return spec("select count(*) " + WAITING, kind, programme)
                .query(Long.class)
                .single();
    }

    List<Unmeasured> unmeasured(int limit) {
        List<Unmeasured> found = jdbc.sql(
                        "select resident_id, first_visit_at " + MISSING + " order by first_visit_at desc limit :limit")
                .param("institution", institution())
                .param("year", LocalDate.now(clock).getYear())
                .param("limit", limit)
                .query((row, number) -> new Unmeasured(
                        row.getObject("resident_id", UUID.class),
                        row.getObject("first_visit_at", OffsetDateTime.class).toInstant()))
                .list();
        listed(found.stream().map(Unmeasured::residentId).toList());
        return found;
    }

    long countUnmeasured() {
        return jdbc.sql("select count(*) " + MISSING)
                .param("institution", institution())
                .param("year", LocalDate.now(clock).getYear())
                .query(Long.class)
                .single();
    }

    public Optional<FoundPerson> find(UUID id) {
        return jdbc.sql("select * from chronic.candidate where id = :id")
                .param("id", id)
                .query(FoundPeople::candidate)
                .optional();
    }

    /** The proposal that an entry answers, when there is one that waits. */
    public Optional<FoundPerson> waiting(UUID residentId, ChronicProgramme programme) {
        return jdbc.sql("""
                        select * from chronic.candidate where resident_id = :resident and programme = :programme and kind = 'DISEASE'
                          and state in ('OPEN', 'POSTPONED')
                        """)
                .param("resident", residentId)
                .param("programme", programme.name())
                .query(FoundPeople::candidate)
                .optional();
    }

    /** The person was taken into the programme. */
    public void taken(UUID residentId, ChronicProgramme programme) {
        jdbc.sql("""
                        update chronic.candidate set state = 'TAKEN', decided_by = :by, decided_at = now()
                        where resident_id = :resident and programme = :programme and state in ('OPEN', 'POSTPONED')
                        """)
                .param("by", CurrentAccess.require().personName())
                .param("resident", residentId)
                .param("programme", programme.name())
                .update();
    }

    void postpone(UUID id, @Nullable LocalDate until) {
        LocalDate today = LocalDate.now(clock);
        if (until == null || !until.isAfter(today)) {
            Fault.throwIfAny(List.of(FieldFault.of("until", "chronic.postpone-until")));
        }
        decide(id, "POSTPONED", null, until);
    }

    void decline(UUID id, @Nullable String reason) {
        if (reason == null || reason.isBlank()) {
            Fault.throwIfAny(List.of(FieldFault.of("reason", "chronic.decline-reason")));
        } else if (reason.length() > LONGEST_REASON) {
            Fault.throwIfAny(List.of(FieldFault.of("reason", "common.too-long", LONGEST_REASON)));
        }
        decide(id, "DECLINED", reason, null);
    }

    private void decide(UUID id, String state, @Nullable String reason, @Nullable LocalDate until) {
        Access access = CurrentAccess.requireRole(Role.VILLAGE_DOCTOR, Role.FAMILY_DOCTOR);
        String by = access.personName();
        FoundPerson before = find(id).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        if (!access.requireInstitution().equals(before.institutionId())) {
            throw new Fault(CommonFault.FORBIDDEN);
        }
        int changed = jdbc.sql("""
                        update chronic.candidate set state = :state, reason = :reason, due_on = coalesce(:until, due_on),
                          decided_by = :by, decided_at = now()
                        where id = :id and state in ('OPEN', 'POSTPONED')
                        """)
                .param("state", state)
                .param("reason", reason == null ? null : reason.strip())
                .param("until", until)
                .param("by", by)
                .param("id", id)
                .update();
        if (changed == 0) {
            throw new Fault(ChronicFault.DECIDED_MEANWHILE);
        }
        audit.record("chronic.candidate", before.residentId(), "candidate", id, Map.of("state", state, "by", by));
    }

    private JdbcClient.StatementSpec spec(String sql, String kind, @Nullable ChronicProgramme programme) {
        LocalDate today = LocalDate.now(clock);
        return jdbc.sql(sql)
                .param("institution", institution())
                .param("kind", kind)
                .param("upTo", kind.equals("HIGH_RISK") ? today.plusDays(AHEAD) : today)
                .param("programme", programme == null ? null : programme.name());
    }

    private void listed(List<UUID> residents) {
        if (!residents.isEmpty()) {
            audit.listed("chronic.candidates", "waiting", residents);
        }
    }

    private static UUID institution() {
        return CurrentAccess.require().requireInstitution();
    }

    /** Where a page goes on; before everything when none is given. */
    private record After(LocalDate dueOn, UUID id) {

        static After of(@Nullable String text) {
            if (text == null || text.isBlank()) {
                return new After(ChinaTime.date(java.time.Instant.EPOCH), new UUID(0, 0));
            }
            int cut = Math.max(text.indexOf('_'), 0);
            try {
                return new After(LocalDate.parse(text.substring(0, cut)), UUID.fromString(text.substring(cut + 1)));
            } catch (DateTimeException | IllegalArgumentException e) {
                throw new Fault(CommonFault.UNREADABLE);
            }
        }
    }

    private static FoundPerson candidate(ResultSet row, int number) throws SQLException {
        return new FoundPerson(
                row.getObject("id", UUID.class),
                row.getObject("resident_id", UUID.class),
                ChronicProgramme.valueOf(row.getString("programme")),
                row.getObject("institution_id", UUID.class),
                row.getString("found_by"),
                row.getString("evidence"),
                row.getObject("found_on", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                row.getString("state"),
                row.getString("reason"));
    }
}
