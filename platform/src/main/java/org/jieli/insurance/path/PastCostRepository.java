package org.jieli.insurance.path;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jieli.insurance.CareKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Derives what past cases cost, and finds it. */
@Repository
class PastCostRepository {

    private final JdbcClient jdbc;

    PastCostRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * From which cases an expected cost is told.
     *
     * @param months how far back a case may have ended
     * @param leastCases below that nothing is told
     */
    record Rule(int months, int leastCases) {}

    Optional<Rule> rule(LocalDate on) {
        return jdbc.sql("select months, least_cases from insurance.past_cost_rule where valid @> cast(:on as date)")
                .param("on", on)
                .query((row, number) -> new Rule(row.getInt("months"), row.getInt("least_cases")))
                .optional();
    }

    /** Two at once would both write the same rows; readers go on with the old ones. */
    void clear() {
        jdbc.sql("lock table insurance.past_cost in share row exclusive mode").update();
        jdbc.sql("delete from insurance.past_cost").update();
    }

    /** All groups from the bills that ended since a day; a bill of nothing tells nothing. */
    int derive(LocalDate since, LocalDate until, Instant now) {
        return jdbc.sql("""
                        with bill as (
                          select id, region, left(diagnosis, 3) as problem, kind, level, institution_id, total, items, amounts, quantities
                          from insurance.claim where to_on between :since and :until and total > 0),
                        cost as (
                          select region, problem, kind, level, institution_id, grouping(institution_id) as whole_level,
                                 count(*) as cases, sum(total) as sum,
                                 percentile_disc(array[0.25, 0.5, 0.75]) within group (order by total) as quartiles
                          from bill
                          group by grouping sets ((region, problem, kind, level, institution_id), (region, problem, kind, level))),
                        item as (
                          select b.region, b.problem, b.kind, b.level, b.institution_id, grouping(b.institution_id) as whole_level, l.item,
                                 sum(l.amount) as amount, sum(coalesce(l.quantity, 1)) as units
                          from bill b, unnest(b.items, b.amounts, b.quantities) as l (item, amount, quantity)
                          group by grouping sets ((b.region, b.problem, b.kind, b.level, b.institution_id, l.item),
                            (b.region, b.problem, b.kind, b.level, l.item)))
                        insert into insurance.past_cost (region, problem, kind, level, institution_id, cases, p25, median, p75, items,
                          shares, units, refreshed_at)
                        select c.region, c.problem, c.kind, c.level, c.institution_id, c.cases, c.quartiles[1], c.quartiles[2],
                               c.quartiles[3], array_agg(i.item order by i.item), array_agg(i.amount / c.sum order by i.item),
                               array_agg(i.units / c.sum order by i.item), :now
                        from cost c
                          join item i on i.region = c.region and i.problem = c.problem and i.kind = c.kind and i.level = c.level
                            and i.whole_level = c.whole_level and i.institution_id is not distinct from c.institution_id
                        group by c.region, c.problem, c.kind, c.level, c.institution_id, c.cases, c.quartiles
                        """)
                .param("since", since)
                .param("until", until)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Of the institutions and of all levels in the region, with enough cases. */
    List<PastCost> find(
            String region, String problem, List<CareKind> kinds, Collection<UUID> institutions, int leastCases) {
        return jdbc.sql("""
                        select kind, level, institution_id, cases, p25, median, p75, items, shares, units
                        from insurance.past_cost
                        where region = :region and problem = :problem and kind = any(:kinds) and cases >= :least
                          and (institution_id is null or institution_id = any(:institutions))
                        """)
                .param("region", region)
                .param("problem", problem)
                .param("kinds", kinds.stream().map(CareKind::name).toArray(String[]::new))
                .param("least", leastCases)
                .param("institutions", institutions.toArray(UUID[]::new))
                .query((row, number) -> pastCost(row))
                .list();
    }

    private static PastCost pastCost(ResultSet row) throws SQLException {
        String[] codes = (String[]) row.getArray("items").getArray();
        BigDecimal[] shares = (BigDecimal[]) row.getArray("shares").getArray();
        BigDecimal[] units = (BigDecimal[]) row.getArray("units").getArray();
        List<PastCost.Item> items = new ArrayList<>(codes.length);
        for (int i = 0; i < codes.length; i++) {
            items.add(new PastCost.Item(codes[i], shares[i], units[i]));
        }
        return new PastCost(
                CareKind.valueOf(row.getString("kind")),
                row.getString("level"),
                row.getObject("institution_id", UUID.class),
                row.getInt("cases"),
                row.getBigDecimal("p25"),
                row.getBigDecimal("median"),
                row.getBigDecimal("p75"),
                items);
    }
}
