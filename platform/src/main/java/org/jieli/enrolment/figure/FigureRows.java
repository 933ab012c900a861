package org.jieli.enrolment.figure;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jieli.enrolment.figure.FigureSql.Relation;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts a figure's relation, as a whole and by part, and reads its people with the reason. */
@Repository
class FigureRows {

    private final JdbcClient jdbc;

    FigureRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many of how many; part is null for the whole. */
    record Tally(@Nullable String part, long numerator, long denominator) {}

    List<Tally> tally(Relation relation, int partLength) {
        planForTheseValues();
        joinWhole(true);
        List<Tally> tallies = jdbc.sql(
                        "select part, count(*) filter (where counts) as numerator, count(*) as denominator from ("
                                + relation.sql() + ") f group by grouping sets ((), (part)) order by part nulls first")
                .params(relation.params())
                .param("partLength", partLength)
                .query(Tally.class)
                .list();
        joinWhole(false);
        return tallies;
    }

    /** Whole tables are joined by hashing: the planner cannot guess how many pass row-level security and would probe one by one. */
    private void joinWhole(boolean whole) {
        jdbc.sql("select set_config('enable_nestloop', :value, true)")
                .param("value", whole ? "off" : "on")
                .query(String.class)
                .single();
    }

    /** The people who count or who do not, by identifier; the reason is looked up for those of the page alone. */
    List<CountedPerson> people(
            Relation relation, boolean counts, int partLength, @Nullable UUID after, int limit, LocalDate on) {
        planForTheseValues();
        Map<String, Object> params = new HashMap<>(relation.params());
        params.put("on", on);
        return jdbc.sql("""
                        with page as (
                          select * from (%s) f where counts = :counts and (:after::uuid is null or resident_id > :after)
                          order by resident_id, agreement_id limit :limit)
                        select page.resident_id, page.counts, coalesce(page.agreement_id, last.id) as agreement_id,
                          case when last.state = 'SIGNED' and not isempty(last.held) then
                                 case when upper(last.held) <= :on then 'ENDED' when lower(last.held) > :on then 'COMING' else 'RUNNING' end
                               when last.state is null then 'NEVER' when last.state = 'SIGNED' then 'NEVER' else last.state end as reason,
                          case when upper(last.held) <= :on then upper(last.held) else last.from_date end as day,
                          behind.detail
                        from page
                        left join lateral (
                          select a.* from enrolment.agreement a
                          where a.resident_id = page.resident_id and (page.agreement_id is null or a.id = page.agreement_id)
                          order by a.from_date desc limit 1) last on true
                        left join lateral (
                          select string_agg(p.kind || '@' || p.due_on, ' ' order by p.due_on) as detail from enrolment.promise p
                          where p.agreement_id = page.agreement_id and p.due_on <= :on and p.year_from <= :on and p.year_to > :on) behind on true
                        order by page.resident_id, page.agreement_id
                        """.formatted(relation.sql()))
                .params(params)
                .param("counts", counts)
                .param("after", after)
                .param("limit", limit)
                .param("partLength", partLength)
                .query(CountedPerson.class)
                .list();
    }

    private void planForTheseValues() {
        jdbc.sql("select set_config('plan_cache_mode', 'force_custom_plan', true)")
                .query(String.class)
                .single();
    }
}
