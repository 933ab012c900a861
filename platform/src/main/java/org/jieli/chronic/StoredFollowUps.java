package org.jieli.chronic;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jieli.audit.AuditLog;
import org.jieli.chronic.state.PersonStates;
import org.jieli.shared.ChinaTime;
import org.jieli.shared.Identifiers;
import org.jspecify.annotations.Nullable;
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
    private static final int RECENT = 6;
    private static final int REFERRAL_WITHIN = 30;

    private final JdbcClient jdbc;
    private final FollowUpRepository rows;
    private final PersonStates states;
    private final AuditLog audit;

    StoredFollowUps(JdbcClient jdbc, FollowUpRepository rows, PersonStates states, AuditLog audit) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.states = states;
        this.audit = audit;
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
                        .query(rows::summary)
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
                        .query(rows::summary)
                        .list());
    }

    @Override
    public List<FollowUpSummary> doneFor(UUID residentId, int limit) {
        return listed(
                "done for a resident",
                jdbc.sql("""
                                select * from chronic.follow_up where resident_id = :resident and done_at is not null
                                order by done_at desc limit :limit
                                """)
                        .param("resident", residentId)
                        .param("limit", limit)
                        .query(rows::summary)
                        .list());
    }

    @Override
    public Map<UUID, FollowUpSummary> lastMeasured(Set<UUID> residents) {
        return listed(
                        "last measured",
                        jdbc.sql("""
                                select distinct on (resident_id) * from chronic.follow_up
                                where resident_id = any (:residents) and done_at is not null
                                  and (systolic is not null or fasting_glucose is not null)
                                order by resident_id, done_at desc
                                """)
                                .param("residents", residents.toArray(UUID[]::new))
                                .query(rows::summary)
                                .list())
                .stream()
                .collect(Collectors.toMap(FollowUpSummary::residentId, Function.identity()));
    }

    @Override
    public List<FollowUpSummary> ofReferral(UUID referralId) {
        return listed(
                "of a referral",
                jdbc.sql("select * from chronic.follow_up where referral_id = :referral order by due_on")
                        .param("referral", referralId)
                        .query(rows::summary)
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
                        .param("at", FollowUpRepository.at(at))
                        .param("limit", RECENT)
                        .query(rows::summary)
                        .list());
        return (int) measured.stream()
                .takeWhile(each -> !ControlState.CONTROLLED.code().equals(each.outcome()))
                .count();
    }

    @Override
    public List<FollowUpResult> results(UUID followUpId) {
        return rows.results(followUpId);
    }

    @Override
    public void referredUp(UUID residentId, UUID referralId, Instant at) {
        if (rows.referred(residentId, referralId, ChinaTime.date(at).minusDays(REFERRAL_WITHIN)) > 0) {
            states.refresh(Set.of(residentId));
        }
    }

    @Transactional(readOnly = true)
    public Optional<FollowUpSummary> find(UUID id) {
        return rows.find(id);
    }

    /** The open follow-up of a person's programmes; empty when he is in none. */
    @Transactional(readOnly = true)
    public Optional<FollowUpSummary> open(UUID residentId) {
        return rows.open(residentId);
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
}
