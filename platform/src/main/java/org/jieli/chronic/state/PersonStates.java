package org.jieli.chronic.state;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jieli.database.BeyondScope;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes the derived tables anew: for people whose facts changed, in the transaction of the change, or for all at night. */
@Service
@Transactional
public class PersonStates {

    private static final String GONE = """
            delete from chronic.person_state s
            where not exists (select from chronic.membership m where m.id = s.membership_id and m.ended_on is null) %s
            """;
    private static final String STATE = """
            insert into chronic.person_state
            with setting as materialized (
              select * from jsonb_to_recordset(cast(:settings as jsonb)) as s (
                division text, programme text, exam_months int, lost_months int)
            ), member as materialized (
              select m.*, s.exam_months, s.lost_months
              from chronic.membership m
              cross join lateral (select * from setting s where s.programme = m.programme and m.division like s.division || '%%'
                                  order by length(s.division) desc limit 1) s
              where m.ended_on is null %s
            ), result as materialized (
              select r.resident_id, r.programme, r.done_at, r.outcome, r.next_due_on
              from chronic.follow_up_result r join member m on m.resident_id = r.resident_id and m.programme = r.programme
                and r.done_at >= m.entered_on::timestamp at time zone 'Asia/Shanghai'
            ), last as (
              select resident_id, programme, max(done_at) as done_at, max(done_at) filter (where outcome <> '9') as measured_at,
                     max(done_at) filter (where outcome = '1') as good_at,
                     max(done_at) filter (where outcome in ('2', '3', '4')) as bad_at
              from result group by resident_id, programme
            ), streak as (
              select r.resident_id, r.programme, l.done_at,
                     max(r.outcome) filter (where r.done_at = l.measured_at and r.outcome <> '9') as outcome,
                     count(*) filter (where r.outcome = '1' and r.done_at > coalesce(l.bad_at, '-infinity')) as good,
                     count(*) filter (where r.outcome in ('2', '3', '4') and r.done_at > coalesce(l.good_at, '-infinity')) as bad,
                     min(r.next_due_on) filter (where r.done_at = l.done_at) as next_due_on
              from result r join last l on l.resident_id = r.resident_id and l.programme = r.programme
              group by r.resident_id, r.programme, l.done_at
            ), examined as (
              select resident_id, max(done_on) as done_on from chronic.examination e where true %s group by resident_id
            )
            select m.resident_id, m.programme, m.id, m.institution_id, m.division, m.entered_on, m.grade, m.risk,
                   s.done_at, s.outcome, coalesce(s.good, 0), coalesce(s.bad, 0),
                   coalesce(s.next_due_on, m.first_due_on),
                   (coalesce((s.done_at at time zone 'Asia/Shanghai')::date, m.entered_on) + make_interval(months => m.lost_months))::date,
                   e.done_on,
                   (coalesce(e.done_on, m.entered_on) + make_interval(months => m.exam_months))::date
            from member m
            left join streak s on s.resident_id = m.resident_id and s.programme = m.programme
            left join examined e on e.resident_id = m.resident_id
            on conflict (resident_id, programme) do update set
              membership_id = excluded.membership_id, institution_id = excluded.institution_id, division = excluded.division,
              entered_on = excluded.entered_on, grade = excluded.grade, risk = excluded.risk, last_done_at = excluded.last_done_at,
              last_outcome = excluded.last_outcome, controlled_in_a_row = excluded.controlled_in_a_row,
              uncontrolled_in_a_row = excluded.uncontrolled_in_a_row, next_due_on = excluded.next_due_on, lost_on = excluded.lost_on,
              last_exam_on = excluded.last_exam_on, exam_due_on = excluded.exam_due_on
            where person_state is distinct from excluded
            """;

    private final JdbcClient jdbc;
    private final SettingRows rows;
    private final PersonYears years;
    private final BeyondScope beyond;
    private final Clock clock;

    PersonStates(JdbcClient jdbc, SettingRows rows, PersonYears years, BeyondScope beyond, Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.years = years;
        this.beyond = beyond;
        this.clock = clock;
    }

    /** For people whose facts changed; joins the caller's transaction, and reaches what other institutions wrote of them. */
    public void refresh(Set<UUID> residents) {
        LocalDate today = LocalDate.now(clock);
        beyond.call("chronic.state", () -> {
            write(residents, today);
            return years.write(residents, today);
        });
    }

    /** For all people; asked for in the scope of the system. */
    void refreshAll(LocalDate today) {
        write(null, today);
        years.write(null, today);
    }

    private void write(@Nullable Set<UUID> residents, LocalDate today) {
        JdbcClient.StatementSpec gone = jdbc.sql(GONE.formatted(only("s", residents)));
        bound(gone, residents).update();
        JdbcClient.StatementSpec state = jdbc.sql(STATE.formatted(only("m", residents), only("e", residents)))
                .param("settings", rows.settings(today));
        bound(state, residents).update();
    }

    static String only(String table, @Nullable Set<UUID> residents) {
        return residents == null ? "" : "and " + table + ".resident_id = any (:residents)";
    }

    static JdbcClient.StatementSpec bound(JdbcClient.StatementSpec statement, @Nullable Set<UUID> residents) {
        return residents == null ? statement : statement.param("residents", residents.toArray(UUID[]::new));
    }
}
