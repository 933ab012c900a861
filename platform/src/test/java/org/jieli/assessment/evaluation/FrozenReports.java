package org.jieli.assessment.evaluation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.jieli.shared.Identifiers;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Tasks, units and frozen versions as if they had been set, filled in and submitted. */
public final class FrozenReports {

    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient jdbc;

    /** {@code owner}: past row-level security. */
    public FrozenReports(JdbcClient owner) {
        this.jdbc = owner;
    }

    /** A closed task of half a year. */
    public UUID task(String division, LocalDate from, @Nullable UUID previous) {
        UUID id = Identifiers.next();
        jdbc.sql("""
                insert into assessment.task
                  (id, name, edition, division, period_from, period_to, working_days, opens, closes, previous_task_id)
                values (:id, :name, '2019', :division, :from, :to, 120, :opens, :closes, :previous)
                """)
                .param("id", id)
                .param("name", "示范任务 " + from + " " + id.toString().substring(24))
                .param("division", division)
                .param("from", from)
                .param("to", from.plusMonths(6).minusDays(1))
                .param("opens", from.plusMonths(6).atStartOfDay().atOffset(ZoneOffset.UTC))
                .param("closes", from.plusMonths(7).atStartOfDay().atOffset(ZoneOffset.UTC))
                .param("previous", previous)
                .update();
        return id;
    }

    public UUID unit(String form, String name, String division, @Nullable UUID institution) {
        return jdbc.sql("""
                insert into assessment.unit (id, form, name, division, institution_id, tier, tcm)
                values (:id, :form, :name, :division, :institution, :tier, false)
                on conflict (form, division, institution_id) do update set name = excluded.name returning id
                """)
                .param("id", Identifiers.next())
                .param("form", form)
                .param("name", name)
                .param("division", division)
                .param("institution", institution)
                .param("tier", institution == null ? "NONE" : "TERTIARY")
                .query(UUID.class)
                .single();
    }

    /** A report whose first version was submitted. */
    public UUID submitted(UUID task, UUID unit, Map<String, String> cells) {
        UUID id = Identifiers.next();
        jdbc.sql("""
                insert into assessment.report (id, task_id, unit_id, form, name, division, institution_id, state)
                select :id, :task, id, form, name, division, institution_id, 'FILLING' from assessment.unit where id = :unit
                """).param("id", id).param("task", task).param("unit", unit).update();
        submit(id, cells);
        return id;
    }

    /** Another version of a report. */
    public void submit(UUID report, Map<String, String> cells) {
        jdbc.sql("""
                insert into assessment.submission
                  (report_id, number, task_id, form, cells, explanations, cause, submitted_by, submitted_at)
                select id, submissions + 1, task_id, form, cast(:cells as jsonb), '{}', 'SUBMITTED', 'test', :at
                from assessment.report where id = :id
                """)
                .param("id", report)
                .param("cells", JSON.writeValueAsString(cells))
                .param("at", Instant.EPOCH.atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("update assessment.report set submissions = submissions + 1, state = 'SUBMITTED' where id = :id")
                .param("id", report)
                .update();
    }

    public void state(UUID report, String state) {
        jdbc.sql("update assessment.report set state = :state where id = :id")
                .param("id", report)
                .param("state", state)
                .update();
    }

    public void publish(UUID task) {
        jdbc.sql("update assessment.task set published_at = now() where id = :id")
                .param("id", task)
                .update();
    }
}
