package org.jieli.demo;

import java.time.LocalDate;
import java.util.List;
import org.jieli.chronic.ChronicRecomputation;
import org.jieli.database.BulkLoad;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Makes members of programmes of the invented people who are followed up: with plans, grades, classes by programme, second visits after
 * what was not controlled, and examinations; set by set, by chance that hangs on the identifiers alone.
 */
@Component
class ChronicLoader {

    private static final Logger LOG = LoggerFactory.getLogger(ChronicLoader.class);
    private static final String COUNTY = "411203";

    private static final List<String> WRITTEN =
            List.of("chronic.membership", "chronic.follow_up", "chronic.follow_up_result", "chronic.examination");

    /** A number between 0 and 99 that hangs on an identifier. */
    private static final String CHANCE = "abs(hashtext(%s::text)) %% 100";

    private final JdbcClient jdbc;
    private final BulkLoad bulk;
    private final ChronicRecomputation recomputation;

    ChronicLoader(JdbcClient jdbc, BulkLoad bulk, ChronicRecomputation recomputation) {
        this.jdbc = jdbc;
        this.bulk = bulk;
        this.recomputation = recomputation;
    }

    /** After the year of care was loaded, in its transaction. */
    void load(LocalDate today) {
        confirmUncertain(today);
        oneOpenEach();
        enter();
        secondVisits(today);
        describe();
        results();
        planned(today);
        examinations(today);
        bulk.analyze(WRITTEN);
        LOG.info("Demo: {}", recomputation.run());
    }

    /** The demo county has confirmed the intervals that no document gives. */
    private void confirmUncertain(LocalDate today) {
        jdbc.sql("""
                        insert into chronic.parameter_decision (id, division, key, value, from_date, decided_by, note)
                        select gen_random_uuid(), :county, p || '.intervalDays', case p when 'PALLIATIVE_TUMOUR' then 14 else 90 end,
                               :today, '示范区卫生健康委', '示范数据：试行间隔'
                        from unnest(array['COPD', 'CORONARY', 'CEREBROVASCULAR', 'KIDNEY', 'PALLIATIVE_TUMOUR']) p
                        """)
                .param("county", COUNTY)
                .param("today", today.minusYears(1))
                .update();
    }

    private void oneOpenEach() {
        jdbc.sql("""
                        delete from chronic.follow_up f where f.done_at is null and f.referral_id is null and exists (
                          select from chronic.follow_up o where o.resident_id = f.resident_id and o.done_at is null
                            and o.referral_id is null and (o.due_on, o.id) < (f.due_on, f.id))
                        """).update();
    }

    private void enter() {
        jdbc.sql("""
                        insert into chronic.membership (id, resident_id, programme, institution_id, division, entered_on, entered_by,
                          found_by, plan, consented_by, grade, risk, risk_factors, graded_on, first_due_on)
                        select gen_random_uuid(), f.resident_id, p.programme, f.institution_id, r.division, f.first - 30, coalesce(f.by, '示范医生'),
                               case when %1$s < 70 then 'DIAGNOSIS' else 'HIGH_VALUES' end,
                               '规律服药，每周监测；低盐饮食，适量运动；每季度随访一次。', '本人',
                               case when p.programme = 'HYPERTENSION' then (array['1', '1', '2', '2', '3'])[1 + %1$s %% 5] end,
                               case when p.programme = 'HYPERTENSION'
                                    then (array['LOW', 'MEDIUM', 'MEDIUM', 'HIGH', 'VERY_HIGH'])[1 + %1$s %% 5] end,
                               case when p.programme = 'HYPERTENSION' and %1$s %% 5 > 0 then array['SMOKING'] else '{}' end,
                               f.first - 30, f.first
                        from (select resident_id, (array_agg(institution_id order by due_on desc))[1] as institution_id,
                                     min(due_on) as first, max(done_by) as by, bool_or(purpose like '%%糖尿病%%') as diabetes
                              from chronic.follow_up where referral_id is null group by resident_id) f
                        join resident.fact_person r on r.resident_id = f.resident_id
                        cross join lateral (select 'HYPERTENSION' as programme union all select 'DIABETES' where f.diabetes) p
                        """.formatted(CHANCE.formatted("f.resident_id"))).update();
    }

    /** Three of four that were not controlled were seen again within two weeks, most of them controlled by then. */
    private void secondVisits(LocalDate today) {
        jdbc.sql("""
                        insert into chronic.follow_up (id, resident_id, institution_id, due_on, purpose, done_at, done_by, systolic,
                          diastolic, fasting_glucose, outcome)
                        select gen_random_uuid(), resident_id, institution_id, due_on + 14, purpose, done_at + interval '12 days', done_by,
                               case when good then 132 else 150 end, case when good then 82 else 92 end,
                               case when fasting_glucose is not null then case when good then 6.4 else 8.1 end end,
                               case when good then '1' else '2' end
                        from (select f.*, %1$s < 80 as good from chronic.follow_up f
                              where outcome = '2' and referral_id is null and %1$s < 75 and done_at + interval '12 days' < :today) f
                        """.formatted(CHANCE.formatted("f.id"))).param("today", today).update();
    }

    private void describe() {
        jdbc.sql("""
                        update chronic.follow_up f set
                          programmes = case when purpose like '%%糖尿病%%' then array['HYPERTENSION', 'DIABETES']
                                            else array['HYPERTENSION'] end,
                          purpose = case when purpose like '%%糖尿病%%' then '高血压、2型糖尿病随访' else '高血压随访' end,
                          kind = case when done_at is null or %1$s < 80 then 'CLINIC' when %1$s < 95 then 'HOME' else 'PHONE' end,
                          adherence = case when done_at is not null then case when %1$s < 85 then 'REGULAR' else 'IRREGULAR' end end,
                          intervention = case when done_at is null then null when outcome = '1' then '维持原方案，继续健康指导'
                                              else '调整用药，2周内复查' end,
                          recorded_at = done_at
                        where referral_id is null and programmes = '{}'
                        """.formatted(CHANCE.formatted("f.id"))).update();
    }

    /** Classed by the values of each programme; the step by whether the one before was controlled. */
    private void results() {
        jdbc.sql("""
                        insert into chronic.follow_up_result (follow_up_id, programme, resident_id, institution_id, done_at, face_to_face,
                          complete, outcome, proposed, step, next_due_on)
                        select id, programme, resident_id, institution_id, done_at, kind in ('CLINIC', 'HOME'), true, outcome, outcome,
                               case when outcome = '1' then 'ROUTINE'
                                    when lag(outcome) over person <> '1' then 'REFER' else 'SOON' end,
                               coalesce(lead(due_on) over person, open_due,
                                        (done_at at time zone 'Asia/Shanghai')::date + case when outcome = '1' then 90 else 14 end)
                        from (select f.id, f.resident_id, f.institution_id, f.done_at, f.kind, f.due_on, p.programme, o.due_on as open_due,
                                     case when p.programme = 'DIABETES' then case when f.fasting_glucose < 7 then '1' else '2' end
                                          when f.systolic < case when r.birth_date <= f.due_on - interval '65 years' then 150 else 140 end
                                            and f.diastolic < 90 then '1' else '2' end as outcome
                              from chronic.follow_up f
                              join resident.fact_person r on r.resident_id = f.resident_id
                              cross join lateral unnest(f.programmes) as p (programme)
                              left join chronic.follow_up o on o.resident_id = f.resident_id and o.done_at is null and o.referral_id is null
                              where f.done_at is not null and f.referral_id is null) f
                        window person as (partition by resident_id, programme order by done_at)
                        """).update();
    }

    /** Everybody in a programme has his next follow-up. */
    private void planned(LocalDate today) {
        jdbc.sql("""
                        insert into chronic.follow_up (id, resident_id, institution_id, due_on, purpose, programmes)
                        select gen_random_uuid(), m.resident_id, (array_agg(m.institution_id))[1], coalesce(max(l.next), :today),
                               case when count(*) > 1 then '高血压、2型糖尿病随访' else '高血压随访' end,
                               array_agg(m.programme order by m.programme desc)
                        from chronic.membership m
                        left join lateral (select min(x.next_due_on) as next from (
                                             select distinct on (r.programme) r.next_due_on from chronic.follow_up_result r
                                             where r.resident_id = m.resident_id order by r.programme, r.done_at desc) x) l on true
                        where not exists (select from chronic.follow_up f where f.resident_id = m.resident_id and f.done_at is null
                                            and f.referral_id is null)
                        group by m.resident_id
                        """).param("today", today).update();
    }

    private void examinations(LocalDate today) {
        jdbc.sql("""
                        insert into chronic.examination (id, resident_id, institution_id, done_on, findings, written_by)
                        select distinct on (m.resident_id) gen_random_uuid(), m.resident_id, m.institution_id,
                               cast(:today as date) - (20 + %1$s * 3), '血常规、尿常规、肝肾功能、心电图未见明显异常。', m.entered_by
                        from chronic.membership m where %1$s < 75 order by m.resident_id
                        """.formatted(CHANCE.formatted("m.resident_id")))
                .param("today", today)
                .update();
    }
}
