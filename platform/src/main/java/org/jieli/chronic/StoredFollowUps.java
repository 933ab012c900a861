package org.jieli.chronic;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jieli.audit.AuditLog;
import org.jieli.resident.ResidentSummary;
import org.jieli.resident.Residents;
import org.jieli.resident.TimelineEntry;
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

/** Follow-ups in the database. */
@Service
@Transactional
class StoredFollowUps implements FollowUps {

    private static final String DUE = """
            from chronic.follow_up f
            where institution_id = :institution and done_at is null
              and (due_on <= :upTo
                   or referral_id is not null
                      and not exists (select from chronic.follow_up o
                                      where o.referral_id = f.referral_id and o.due_on < f.due_on))
            """;
    private static final String CONTROLLED = "1";
    private static final int RECENT = 6;

    private final JdbcClient jdbc;
    private final Norms norms;
    private final Residents residents;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    StoredFollowUps(
            JdbcClient jdbc,
            Norms norms,
            Residents residents,
            AuditLog audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.norms = norms;
        this.residents = residents;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public UUID plan(UUID residentId, UUID institutionId, LocalDate dueOn, String purpose, @Nullable UUID referralId) {
        UUID id = Identifiers.next();
        jdbc.sql("""
                        insert into chronic.follow_up (id, resident_id, institution_id, referral_id, due_on, purpose)
                        values (:id, :resident, :institution, :referral, :due, :purpose) on conflict do nothing
                        """)
                .param("id", id)
                .param("resident", residentId)
                .param("institution", institutionId)
                .param("referral", referralId)
                .param("due", dueOn)
                .param("purpose", purpose)
                .update();
        return id;
    }

    @Override
    public List<FollowUpSummary> due(UUID institutionId, LocalDate upTo, int limit) {
        return listed(
                "due up to " + upTo,
                jdbc.sql("select * " + DUE + " order by due_on, id limit :limit")
                        .param("institution", institutionId)
                        .param("upTo", upTo)
                        .param("limit", limit)
                        .query(StoredFollowUps::summary)
                        .list());
    }

    @Override
    public List<FollowUpSummary> of(UUID residentId, int limit) {
        return listed(
                "of a resident",
                jdbc.sql(
                                "select * from chronic.follow_up where resident_id = :resident order by due_on desc, id limit :limit")
                        .param("resident", residentId)
                        .param("limit", limit)
                        .query(StoredFollowUps::summary)
                        .list());
    }

    @Override
    public List<FollowUpSummary> ofReferral(UUID referralId) {
        return listed(
                "of a referral",
                jdbc.sql("select * from chronic.follow_up where referral_id = :referral order by due_on")
                        .param("referral", referralId)
                        .query(StoredFollowUps::summary)
                        .list());
    }

    @Override
    @Transactional(readOnly = true)
    public long countDue(UUID institutionId, LocalDate upTo) {
        return jdbc.sql("select count(*) " + DUE)
                .param("institution", institutionId)
                .param("upTo", upTo)
                .query(Long.class)
                .single();
    }

    @Override
    public int uncontrolledInARow(UUID residentId, Instant at) {
        List<FollowUpSummary> measured = listed(
                "of a resident",
                jdbc.sql("""
                        select * from chronic.follow_up where resident_id = :resident and done_at <= :at and outcome <> '9'
                        order by done_at desc limit :limit
                        """)
                        .param("resident", residentId)
                        .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                        .param("limit", RECENT)
                        .query(StoredFollowUps::summary)
                        .list());
        return (int) measured.stream()
                .takeWhile(each -> !CONTROLLED.equals(each.outcome()))
                .count();
    }

    @Transactional(readOnly = true)
    public Optional<FollowUpSummary> find(UUID id) {
        return jdbc.sql("select * from chronic.follow_up where id = :id")
                .param("id", id)
                .query(StoredFollowUps::summary)
                .optional();
    }

    /**
     * Writes what was found; doing the same follow-up a second time is {@link CommonFault#STALE}.
     *
     * @param unreadable fields in which something else stood than a value
     */
    public FollowUpSummary complete(UUID id, FollowUpForm form, List<FieldFault> unreadable) {
        FollowUpSummary planned = find(id).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        ResidentSummary resident =
                residents.find(planned.residentId()).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        Instant now = Instant.now(clock);
        LocalDate today = ChinaTime.date(now);
        Fault.throwIfAny(FieldFault.joined(
                unreadable, FollowUpRules.faults(form, planned.purpose(), resident.ageOn(today), today, norms)));
        int changed = jdbc.sql("""
                        update chronic.follow_up set done_at = :now, done_by = :by, systolic = :systolic, diastolic = :diastolic,
                          fasting_glucose = :glucose, outcome = :outcome, note = :note
                        where id = :id and done_at is null
                        """)
                .param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .param("by", CurrentAccess.require().personName())
                .param("systolic", form.systolic())
                .param("diastolic", form.diastolic())
                .param("glucose", form.fastingGlucose())
                .param("outcome", form.outcome())
                .param("note", form.note())
                .param("id", id)
                .update();
        if (changed == 0) {
            throw new Fault(CommonFault.STALE);
        }
        audit.record("follow-up.do", planned.residentId(), "follow-up", id, Map.of());
        residents.addToTimeline(new TimelineEntry(
                planned.residentId(),
                now,
                "timeline.follow-up",
                planned.institutionId(),
                planned.purpose(),
                id,
                "/follow-ups/" + id));
        events.publishEvent(
                new FollowUpDone(id, planned.residentId(), planned.institutionId(), planned.referralId(), now));
        return find(id).orElseThrow();
    }

    private List<FollowUpSummary> listed(String query, List<FollowUpSummary> found) {
        if (!found.isEmpty()) {
            audit.listed(
                    "follow-up.list",
                    query,
                    found.stream().map(FollowUpSummary::residentId).toList());
        }
        return found;
    }

    private static FollowUpSummary summary(ResultSet row, int number) throws SQLException {
        OffsetDateTime done = row.getObject("done_at", OffsetDateTime.class);
        return new FollowUpSummary(
                row.getObject("id", UUID.class),
                row.getObject("resident_id", UUID.class),
                row.getObject("institution_id", UUID.class),
                row.getObject("referral_id", UUID.class),
                row.getObject("due_on", LocalDate.class),
                row.getString("purpose"),
                done == null ? null : done.toInstant(),
                row.getObject("systolic", Integer.class),
                row.getObject("diastolic", Integer.class),
                row.getObject("fasting_glucose", BigDecimal.class),
                row.getString("outcome"),
                row.getString("note"));
    }
}
