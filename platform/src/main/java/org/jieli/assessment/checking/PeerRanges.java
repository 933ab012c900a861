package org.jieli.assessment.checking;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jieli.assessment.form.PeerRange;
import org.jieli.assessment.task.Reports;
import org.jieli.assessment.task.Task;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Between which figures units of the same form and tier lie, from the frozen versions of a task. A unit has peers only where there are
 * {@link #FEWEST}; while a task is young, the last period's stand in.
 */
@Repository
class PeerRanges {

    /** Fences of fewer than this many units would tell more about the few than about the one. */
    static final int FEWEST = 8;

    private final JdbcClient jdbc;

    PeerRanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<String, PeerRange> of(Reports.Opened opened) {
        return of(opened.task(), opened.form().id(), opened.report().unit().tier());
    }

    Map<String, PeerRange> of(Task task, String form, String tier) {
        Map<String, PeerRange> ranges = new HashMap<>();
        if (task.previous() != null) {
            ranges.putAll(of(task.previous(), form, tier));
        }
        ranges.putAll(of(task.id(), form, tier));
        return ranges;
    }

    private Map<String, PeerRange> of(UUID taskId, String form, String tier) {
        Map<String, PeerRange> ranges = new HashMap<>();
        jdbc.sql("""
                select item, low, median, high, units from assessment.peer_range
                where task_id = :task and form = :form and tier = :tier
                """)
                .param("task", taskId)
                .param("form", form)
                .param("tier", tier)
                .query((row, number) -> ranges.put(
                        row.getString("item"),
                        new PeerRange(
                                row.getBigDecimal("low"),
                                row.getBigDecimal("median"),
                                row.getBigDecimal("high"),
                                row.getInt("units"))))
                .list();
        return ranges;
    }

    /** Makes the ranges of a task and form anew; quartiles less and plus three times their distance. */
    int make(UUID taskId, String form) {
        jdbc.sql("delete from assessment.peer_range where task_id = :task and form = :form")
                .param("task", taskId)
                .param("form", form)
                .update();
        return jdbc.sql("""
                insert into assessment.peer_range (task_id, form, tier, item, low, median, high, units)
                select :task, :form, tier, item,
                       greatest(0, first - 3 * (third - first)), median, third + 3 * (third - first), units
                from (
                  select u.tier, c.key as item, count(*) as units,
                         percentile_disc(0.25) within group (order by c.value::numeric) as first,
                         percentile_disc(0.5) within group (order by c.value::numeric) as median,
                         percentile_disc(0.75) within group (order by c.value::numeric) as third
                  from assessment.submission s
                  join assessment.report r on r.id = s.report_id and r.submissions = s.number and r.state <> 'RETURNED'
                  join assessment.unit u on u.id = r.unit_id,
                  jsonb_each_text(s.cells) c
                  where s.task_id = :task and s.form = :form and c.value ~ '^[0-9]+(\\.[0-9]+)?$'
                  group by u.tier, c.key
                ) figures
                where units >= :fewest
                """)
                .param("task", taskId)
                .param("form", form)
                .param("fewest", FEWEST)
                .update();
    }
}
