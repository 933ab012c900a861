package org.jieli.assessment.proposal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Adds up what the cities of a province reported, from their last frozen versions. */
@Repository
class SumsBelow {

    private final JdbcClient jdbc;

    SumsBelow(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<String, Proposal> of(UUID taskId, String province, Set<String> items) {
        int units = units(taskId, province);
        Map<String, Proposal> sums = new HashMap<>();
        jdbc.sql("""
                select c.key as item,
                       sum(c.value::numeric) filter (where c.value ~ '^[0-9]') as total,
                       count(*) filter (where c.value ~ '^[0-9]') as counted,
                       count(*) filter (where c.value = '--') as not_counted
                from assessment.report r
                join assessment.submission s on s.report_id = r.id and s.number = r.submissions,
                jsonb_each_text(s.cells) c
                where r.task_id = :task and r.form = 'city' and r.division like :below and r.state <> 'RETURNED'
                  and c.key = any(:items)
                group by c.key having count(*) filter (where c.value ~ '^[0-9]') > 0
                """)
                .param("task", taskId)
                .param("below", province + "%")
                .param("items", items.toArray(String[]::new))
                .query((row, number) -> sums.put(row.getString("item"), sum(row, units)))
                .list();
        return sums;
    }

    private static Proposal sum(ResultSet row, int units) throws SQLException {
        int counted = row.getInt("counted");
        return new Proposal(
                row.getBigDecimal("total").toPlainString(),
                Proposal.Basis.SUM_BELOW,
                counted == units,
                counted,
                row.getInt("not_counted"),
                units);
    }

    private int units(UUID taskId, String province) {
        return jdbc.sql("""
                select count(*) from assessment.report
                where task_id = :task and form = 'city' and division like :below
                """)
                .param("task", taskId)
                .param("below", province + "%")
                .query(Integer.class)
                .single();
    }
}
