package org.jieli.enrolment.fulfilment;

import java.time.LocalDate;
import org.jieli.enrolment.EnrolmentLoads;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes and ticks promises set by set: services of a kind and year fill its promises in the order of their due days. */
@Service
@Transactional
class StoredEnrolmentLoads implements EnrolmentLoads {

    private final JdbcClient jdbc;
    private final Promises promises;

    StoredEnrolmentLoads(JdbcClient jdbc, Promises promises) {
        this.jdbc = jdbc;
        this.promises = promises;
    }

    @Override
    public void afterLoad(LocalDate today) {
        promises.makeAll(today);
        jdbc.sql("""
                with places as (
                  select p.id, p.agreement_id, p.kind, p.year,
                    row_number() over (partition by p.agreement_id, p.kind, p.year
                                       order by p.year_from + (n * (p.year_to - p.year_from)) / coalesce(p.times, 50), p.id) as place
                  from enrolment.promise p cross join lateral generate_series(1, coalesce(p.times, 50)) n
                  where p.given = 0
                    and exists (select from enrolment.service s where s.agreement_id = p.agreement_id and s.kind = p.kind)),
                given as (
                  select s.id, s.agreement_id, s.kind, y.year,
                    row_number() over (partition by s.agreement_id, s.kind, y.year order by s.at, s.id) as place
                  from enrolment.service s
                  join enrolment.agreement a on a.id = s.agreement_id
                  cross join lateral (
                    select extract(year from age((s.at at time zone 'Asia/Shanghai')::date, a.from_date))::int + 1 as year) y
                  where s.promise_id is null)
                update enrolment.service s set promise_id = p.id
                from given g join places p using (agreement_id, kind, year, place) where s.id = g.id
                """).update();
        jdbc.sql("""
                update enrolment.promise p set given = s.given
                from (select promise_id, count(*) as given from enrolment.service where promise_id is not null group by promise_id) s
                where p.id = s.promise_id and p.given = 0
                """).update();
    }
}
