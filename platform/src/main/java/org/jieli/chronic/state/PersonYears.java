package org.jieli.chronic.state;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jieli.institution.InstitutionSummary;
import org.jieli.institution.Institutions;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * How a person's year counts: the operational test of standard management (plan; face-to-face follow-ups in each period; every
 * uncontrolled one followed up within two weeks; every second one referred; the yearly examination), the last class, and where he was seen.
 */
@Repository
class PersonYears {

    private static final String GONE = """
            delete from chronic.person_year y
            where y.year = :year and not exists (
              select from chronic.membership m
              where m.resident_id = y.resident_id and m.programme = y.programme and m.entered_on <= cast(:today as date)
                and (m.ended_on is null or m.ended_on >= make_date(:year, 1, 1))) %s
            """;
    private static final String YEAR = """
            insert into chronic.person_year (resident_id, programme, year, institution_id, division, entered_on, visits_required,
              visits_kept, uncontrolled_late, unreferred, has_plan, examined, measured, controlled, visits, visits_primary)
            with setting as materialized (
              select * from jsonb_to_recordset(cast(:settings as jsonb)) as s (
                division text, programme text, exam_months int, uncontrolled_days int, visits_per_year int)
            ), member as materialized (
              select m.*, s.exam_months, s.uncontrolled_days, s.visits_per_year,
                     least(cast(:asOf as date), coalesce(m.ended_on, cast(:asOf as date))) as until,
                     least(greatest(s.visits_per_year, 1), 12) as periods
              from (select distinct on (m.resident_id, m.programme) m.* from chronic.membership m
                    where m.entered_on <= cast(:asOf as date)
                      and (m.ended_on is null or m.ended_on >= make_date(:year, 1, 1)) %s
                    order by m.resident_id, m.programme, m.entered_on desc) m
              cross join lateral (select * from setting s where s.programme = m.programme and m.division like s.division || '%%'
                                  order by length(s.division) desc limit 1) s
            ), period as materialized (
              select resident_id, programme,
                     case when entered_on <= make_date(:year, 1, 1) then 0
                          else floor((extract(month from entered_on) - case when extract(day from entered_on) > 1 then 1 else 2 end)
                                     * periods / 12) + 1 end::int as first,
                     case when extract(year from until + 1) > :year then periods
                          else floor((extract(month from until + 1) - 1) * periods / 12) end::int as last
              from member
            ), result as materialized (
              select r.*, (r.done_at at time zone 'Asia/Shanghai')::date as done_on,
                     (lead(r.done_at) over person at time zone 'Asia/Shanghai')::date as next_on
              from chronic.follow_up_result r
              where r.done_at >= make_date(:year, 1, 1)::timestamp at time zone 'Asia/Shanghai' %s
              window person as (partition by r.resident_id, r.programme order by r.done_at)
            ), counted as (
              select m.resident_id, m.programme,
                     count(distinct n.period) filter (
                       where r.face_to_face and r.complete and n.period >= p.first and n.period < p.last) as kept,
                     count(*) filter (where r.outcome in ('2', '3')
                       and coalesce(r.next_on, cast(:today as date)) > r.done_on + m.uncontrolled_days) as late,
                     count(*) filter (where r.step in ('REFER', 'REFER_URGENTLY') and cast(:today as date) > r.done_on + m.uncontrolled_days
                       and (r.up_referral_id is null or r.next_on is null or r.next_on > r.done_on + m.uncontrolled_days)) as unreferred,
                     (array_agg(r.outcome order by r.done_at desc, r.outcome desc) filter (where r.outcome <> '9'))[1] as last
              from member m
              join period p on p.resident_id = m.resident_id and p.programme = m.programme
              join result r on r.resident_id = m.resident_id and r.programme = m.programme
                and r.done_on between m.entered_on and m.until
              cross join lateral (select floor((extract(month from r.done_on) - 1) * m.periods / 12)::int as period) n
              group by m.resident_id, m.programme
            ), examined as (
              select resident_id, max(done_on) as done_on from chronic.examination e where done_on <= cast(:asOf as date) %s
              group by resident_id
            ), range as materialized (
              select * from jsonb_to_recordset(cast(:ranges as jsonb)) as r (programme text, first text, last text)
            ), seen as (
              select m.resident_id, m.programme, count(*) as visits,
                     count(*) filter (where v.institution_id = any (:primary)) as visits_primary
              from member m
              join encounter.fact_visit v on v.resident_id = m.resident_id
              where exists (select from range g cross join lateral unnest(v.diagnosis_codes) as code
                            where g.programme = m.programme and left(code, 3) between g.first and g.last)
                and v.at >= make_date(:year, 1, 1)::timestamp at time zone 'Asia/Shanghai'
                and v.at < (cast(:asOf as date) + 1)::timestamp at time zone 'Asia/Shanghai' %s
              group by m.resident_id, m.programme
            )
            select m.resident_id, m.programme, :year, m.institution_id, m.division, m.entered_on,
                   case when m.visits_per_year = 0 then 0 else greatest(p.last - p.first, 0) end,
                   coalesce(c.kept, 0), coalesce(c.late, 0), coalesce(c.unreferred, 0), coalesce(m.plan, '') <> '',
                   case when cast(:asOf as date) = make_date(:year, 12, 31)
                        then e.done_on >= make_date(:year, 1, 1) is true or m.entered_on > make_date(:year, 1, 1)
                        else coalesce(e.done_on, m.entered_on) + make_interval(months => m.exam_months) >= m.until end,
                   c.last is not null, coalesce(c.last = '1', false),
                   coalesce(s.visits, 0), coalesce(s.visits_primary, 0)
            from member m
            join period p on p.resident_id = m.resident_id and p.programme = m.programme
            left join counted c on c.resident_id = m.resident_id and c.programme = m.programme
            left join examined e on e.resident_id = m.resident_id
            left join seen s on s.resident_id = m.resident_id and s.programme = m.programme
            on conflict (resident_id, programme, year) do update set
              institution_id = excluded.institution_id, division = excluded.division, entered_on = excluded.entered_on,
              visits_required = excluded.visits_required, visits_kept = excluded.visits_kept,
              uncontrolled_late = excluded.uncontrolled_late, unreferred = excluded.unreferred, has_plan = excluded.has_plan,
              examined = excluded.examined, measured = excluded.measured, controlled = excluded.controlled, visits = excluded.visits,
              visits_primary = excluded.visits_primary
            where person_year is distinct from excluded
            """;

    private final JdbcClient jdbc;
    private final SettingRows rows;
    private final Institutions institutions;

    PersonYears(JdbcClient jdbc, SettingRows rows, Institutions institutions) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.institutions = institutions;
    }

    /** The running year; in January the year before once more, as its last two weeks close. How many rows changed. */
    int write(@Nullable Set<UUID> residents, LocalDate today) {
        int changed = write(residents, today.getYear(), today, today);
        if (today.getMonthValue() == 1) {
            changed += write(residents, today.getYear() - 1, LocalDate.of(today.getYear() - 1, 12, 31), today);
        }
        return changed;
    }

    /**
     * A year.
     *
     * @param asOf the last day that counts into it
     * @param today by which the two weeks after a follow-up are over or not: those after one of December end in January
     */
    private int write(@Nullable Set<UUID> residents, int year, LocalDate asOf, LocalDate today) {
        PersonStates.bound(
                        jdbc.sql(GONE.formatted(PersonStates.only("y", residents)))
                                .param("year", year)
                                .param("today", asOf),
                        residents)
                .update();
        return PersonStates.bound(
                        jdbc.sql(YEAR.formatted(
                                        PersonStates.only("m", residents),
                                        PersonStates.only("r", residents),
                                        PersonStates.only("e", residents),
                                        PersonStates.only("v", residents)))
                                .param("settings", rows.settings(asOf))
                                .param("ranges", rows.ranges(asOf))
                                .param("primary", primary())
                                .param("year", year)
                                .param("asOf", asOf)
                                .param("today", today),
                        residents)
                .update();
    }

    private UUID[] primary() {
        return institutions.inDivision("").stream()
                .filter(InstitutionSummary::primary)
                .map(InstitutionSummary::id)
                .toArray(UUID[]::new);
    }
}
