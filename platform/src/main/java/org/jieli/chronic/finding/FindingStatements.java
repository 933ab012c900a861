package org.jieli.chronic.finding;

/**
 * The statements that look through the record. Who is in the programme or waits for a decision already is left out before anything is
 * grouped, which are most of those whom the record speaks of; {@code %s} narrows a table to some people.
 */
final class FindingStatements {

    /** Of a piece of evidence {@code e}: nobody has taken the person in, and no proposal of him waits. */
    private static final String UNANSWERED = """
                  not exists (select from chronic.membership m
                              where m.resident_id = e.resident_id and m.programme = e.programme and m.ended_on is null)
                  and not exists (select from chronic.candidate k
                                  where k.resident_id = e.resident_id and k.programme = e.programme and k.kind = :kind
                                    and k.state in ('OPEN', 'POSTPONED'))
            """;

    /**
     * Proposes whom {@code found} holds. A proposal that was declined, or taken up by a membership that has ended, opens again on evidence
     * newer than all of that; the condition of the update keeps it shut when it was decided while this statement ran.
     */
    private static final String WRITE = """
            insert into chronic.candidate as c
              (id, resident_id, programme, kind, institution_id, division, found_by, evidence, found_on, due_on)
            select gen_random_uuid(), f.resident_id, f.programme, :kind, f.institution_id, p.division, :foundBy, f.evidence,
                   cast(:today as date), f.due_on
            from found f
            join resident.fact_person p on p.resident_id = f.resident_id
            where p.deceased_on is null and f.institution_id is not null
              and p.birth_date <= (cast(:today as date) - make_interval(years => f.age_from))
              and not exists (
                select from chronic.candidate k
                where k.resident_id = f.resident_id and k.programme = f.programme and k.kind = :kind
                  and f.last_on <= greatest(k.found_on, (k.decided_at at time zone 'Asia/Shanghai')::date,
                                            (select max(m.ended_on) from chronic.membership m
                                             where m.resident_id = k.resident_id and m.programme = k.programme)))
            on conflict (resident_id, programme, kind) do update set
              institution_id = excluded.institution_id, division = excluded.division, found_by = excluded.found_by,
              evidence = excluded.evidence, found_on = excluded.found_on, due_on = excluded.due_on, state = 'OPEN',
              reason = null, decided_by = null, decided_at = null
            where c.state in ('DECLINED', 'TAKEN')
              and (c.decided_at is null or (c.decided_at at time zone 'Asia/Shanghai')::date < excluded.found_on)
            """;

    /** Where the person is mostly seen reviews him: the last primary institution, or else the last of any kind. */
    static final String BY_DIAGNOSIS = """
            with range as materialized (
              select * from jsonb_to_recordset(cast(:ranges as jsonb)) as r (
                programme text, first text, last text, proposed boolean, age_from int)
            ), coded as (
              select v.resident_id, v.at, v.diagnosis_codes as codes from encounter.fact_visit v
              where v.at >= :since %s
              union all
              select a.resident_id, a.admitted_at, a.diagnosis_codes from encounter.fact_admission a
              where a.admitted_at >= :since %s
            ), told as (
              select s.resident_id, g.programme, g.age_from, code, (s.at at time zone 'Asia/Shanghai')::date as day
              from coded s cross join lateral unnest(s.codes) as code
              join range g on g.proposed and left(code, 3) between g.first and g.last
            ), who as materialized (
              select e.resident_id, e.programme, e.age_from, min(e.code) || ' ' || max(e.day) as evidence, max(e.day) as last_on
              from told e
              where
            """ + UNANSWERED + """
              group by e.resident_id, e.programme, e.age_from
            ), place as (
              select distinct on (s.resident_id) s.resident_id, s.institution_id
              from (
                select v.resident_id, v.institution_id, v.at from encounter.fact_visit v
                where v.at >= :since and v.resident_id in (select w.resident_id from who w)
                union all
                select a.resident_id, a.institution_id, a.admitted_at from encounter.fact_admission a
                where a.admitted_at >= :since and a.resident_id in (select w.resident_id from who w)
              ) s
              order by s.resident_id, (s.institution_id = any (:primary)) desc, s.at desc
            ), found as (
              select w.*, l.institution_id, cast(:today as date) as due_on
              from who w join place l on l.resident_id = w.resident_id
            )
            """ + WRITE;

    /** What was measured in the last year; a follow-up counts as well as a visit or an own reading. */
    private static final String MEASURED = """
            with measured as (
              select v.resident_id, v.institution_id, (v.at at time zone 'Asia/Shanghai')::date as day, v.systolic, v.diastolic,
                     v.fasting_glucose
              from encounter.fact_vital_signs v
              where v.at >= :since and (v.systolic is not null or v.fasting_glucose is not null) %s
              union all
              select f.resident_id, f.institution_id, (f.done_at at time zone 'Asia/Shanghai')::date, f.systolic, f.diastolic,
                     f.fasting_glucose
              from chronic.follow_up f where f.done_at >= :since %s
              union all
              select r.resident_id, r.institution_id, (r.measured_at at time zone 'Asia/Shanghai')::date,
                     case when r.kind = 'PRESSURE' then r.value::int end, r.second_value::int,
                     case when r.kind = 'FASTING_GLUCOSE' then r.value end
              from chronic.reading r where r.measured_at >= :since and r.kind in ('PRESSURE', 'FASTING_GLUCOSE') %s
            )
            """;

    /** The days on which a value was high; values within the limits are not carried any further. */
    static final String BY_VALUES = MEASURED + """
            , high as (
              select m.resident_id, h.programme, m.day, m.institution_id, h.value
              from measured m
              cross join lateral (values
                ('HYPERTENSION', m.systolic >= :systolic or m.diastolic >= :diastolic, concat(m.systolic, '/', m.diastolic)),
                ('DIABETES', m.fasting_glucose >= :glucose, m.fasting_glucose::text)
              ) as h (programme, is_high, value)
              where (m.systolic >= :systolic or m.diastolic >= :diastolic or m.fasting_glucose >= :glucose) and h.is_high
            ), found as (
              select e.resident_id, e.programme, cast(:ageFrom as int) as age_from,
                     (array_agg(e.institution_id order by e.day desc) filter (where e.institution_id is not null))[1] as institution_id,
                     string_agg(distinct e.day || ' ' || e.value, '; ') as evidence, cast(:today as date) as due_on,
                     max(e.day) as last_on
              from high e
              where
            """ + UNANSWERED + """
              group by e.resident_id, e.programme
              having count(distinct e.day) >= case e.programme when 'HYPERTENSION' then cast(:pressureDays as int)
                                              else cast(:glucoseDays as int) end
            )
            """ + WRITE;

    static final String HIGH_NORMAL = MEASURED + """
            , latest as (
              select distinct on (e.resident_id) e.*
              from (select m.*, 'HYPERTENSION' as programme from measured m where m.systolic is not null) e
              where
            """ + UNANSWERED + """
              order by e.resident_id, e.day desc, e.systolic desc
            ), found as (
              select resident_id, programme, cast(:ageFrom as int) as age_from, institution_id,
                     day || ' ' || systolic || '/' || diastolic as evidence,
                     (day + make_interval(months => :months))::date as due_on, day as last_on
              from latest
              where (systolic >= :from or diastolic >= :fromDiastolic) and systolic < :systolic and diastolic < :diastolic
            )
            """ + WRITE;

    /** Who is at high risk was measured again, whatever came of it: the next time is counted from there. */
    static final String HIGH_RISK_MEASURED = MEASURED + """
            , watched as materialized (
              select w.id, w.resident_id from chronic.candidate w
              where w.kind = 'HIGH_RISK' and w.programme = 'HYPERTENSION' and w.state in ('OPEN', 'POSTPONED') %s
            ), latest as (
              select w.id, max(m.day) as day from watched w join measured m on m.resident_id = w.resident_id
              where m.systolic is not null
              group by w.id
            )
            update chronic.candidate c set due_on = (l.day + make_interval(months => :months))::date
            from latest l
            where c.id = l.id and c.state in ('OPEN', 'POSTPONED') and c.due_on < (l.day + make_interval(months => :months))::date
            """;

    static final String SCREENING = """
            insert into chronic.screening (resident_id, year, institution_id, division, first_visit_at, measured_on)
            select s.resident_id, :year, s.institution_id, p.division, s.first_at, s.measured_on
            from (select v.resident_id,
                         (array_agg(v.institution_id order by v.at) filter (where v.institution_id = any (:primary)))[1] as institution_id,
                         min(v.at) filter (where v.institution_id = any (:primary)) as first_at,
                         min((v.at at time zone 'Asia/Shanghai')::date) filter (where v.systolic is not null) as measured_on
                  from encounter.fact_vital_signs v where v.at >= :since %s group by v.resident_id) s
            join resident.fact_person p on p.resident_id = s.resident_id
            where s.institution_id is not null and p.deceased_on is null
              and p.birth_date <= (cast(:today as date) - make_interval(years => :ageFrom))
            on conflict (resident_id, year) do update set measured_on = excluded.measured_on
            where screening.measured_on is null and excluded.measured_on is not null
            """;

    private FindingStatements() {}
}
