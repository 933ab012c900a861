package org.jieli.assessment.task;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jieli.shared.Identifiers;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Units and their reports in the database; row-level security keeps others' reports back. */
@Repository
class ReportRepository {

    static final String REPORT = """
            select r.id, r.task_id, r.state, r.extended_to, r.extension_reason, r.submissions, r.submitted_at, r.late, r.version,
                   u.id as unit, u.form, u.name, u.division, u.institution_id, u.lead_unit_id, u.tier, u.tcm
            from assessment.report r join assessment.unit u on u.id = r.unit_id
            """;

    private final JdbcClient jdbc;

    ReportRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Report> find(UUID id) {
        return jdbc.sql(REPORT + " where r.id = :id")
                .param("id", id)
                .query(ReportRepository::report)
                .optional();
    }

    /** Locks the report against a change of its state until the end of the transaction; cells are still saved by others. */
    Optional<Report> findForSaving(UUID id) {
        return jdbc.sql(REPORT + " where r.id = :id for share of r")
                .param("id", id)
                .query(ReportRepository::report)
                .optional();
    }

    /** Waits for all who are saving, and lets nobody save or move the report until the end of the transaction. */
    Optional<Report> findForMoving(UUID id) {
        return jdbc.sql(REPORT + " where r.id = :id for update of r")
                .param("id", id)
                .query(ReportRepository::report)
                .optional();
    }

    Optional<Report> find(UUID taskId, UUID unitId) {
        return jdbc.sql(REPORT + " where r.task_id = :task and r.unit_id = :unit")
                .param("task", taskId)
                .param("unit", unitId)
                .query(ReportRepository::report)
                .optional();
    }

    /** The reports of these institutions in a task, lead hospitals first. */
    List<Report> ofInstitutions(UUID taskId, Collection<UUID> institutions) {
        return institutions.isEmpty()
                ? List.of()
                : jdbc.sql(REPORT + """
                         where r.task_id = :task and r.institution_id in (:institutions)
                        order by u.lead_unit_id is not null, u.name
                        """)
                        .param("task", taskId)
                        .param("institutions", institutions)
                        .query(ReportRepository::report)
                        .list();
    }

    /** The report of an authority itself. */
    Optional<Report> ofAuthority(UUID taskId, String division) {
        return jdbc.sql(REPORT + " where r.task_id = :task and r.division = :division and r.institution_id is null")
                .param("task", taskId)
                .param("division", division)
                .query(ReportRepository::report)
                .optional();
    }

    Map<UUID, Unit> asked(UUID taskId) {
        Map<UUID, Unit> asked = new LinkedHashMap<>();
        jdbc.sql(REPORT + " where r.task_id = :task order by r.id")
                .param("task", taskId)
                .query(ReportRepository::report)
                .list()
                .forEach(report -> asked.put(report.id(), report.unit()));
        return asked;
    }

    UUID putUnit(Unit unit) {
        return jdbc.sql("""
                insert into assessment.unit (id, form, name, division, institution_id, lead_unit_id, tier, tcm)
                values (:id, :form, :name, :division, :institution, :lead, :tier, :tcm)
                on conflict (form, division, institution_id)
                do update set name = excluded.name, lead_unit_id = excluded.lead_unit_id, tier = excluded.tier, tcm = excluded.tcm
                returning id
                """)
                .param("id", unit.id())
                .param("form", unit.form())
                .param("name", unit.name())
                .param("division", unit.division())
                .param("institution", unit.institutionId())
                .param("lead", unit.leadUnitId())
                .param("tier", unit.tier())
                .param("tcm", unit.tcm())
                .query(UUID.class)
                .single();
    }

    /** Opens a report of a unit in a task, once; whether it was new. */
    boolean open(UUID taskId, Unit unit) {
        return jdbc.sql("""
                        insert into assessment.report (id, task_id, unit_id, form, name, division, institution_id)
                        values (:id, :task, :unit, :form, :name, :division, :institution)
                        on conflict (task_id, unit_id) do nothing
                        """)
                        .param("id", Identifiers.next())
                        .param("task", taskId)
                        .param("unit", unit.id())
                        .param("form", unit.form())
                        .param("name", unit.name())
                        .param("division", unit.division())
                        .param("institution", unit.institutionId())
                        .update()
                == 1;
    }

    /** Takes a unit out of a task while it has not begun; false when it has. */
    boolean close(UUID reportId) {
        return jdbc.sql("delete from assessment.report where id = :id and state = 'NOT_STARTED' and submissions = 0")
                        .param("id", reportId)
                        .update()
                == 1;
    }

    /** Moves a report from one state to the next; false when it was no longer in the first. */
    boolean move(UUID id, ReportState from, ReportState to) {
        return jdbc.sql("""
                        update assessment.report set state = :to, version = version + 1 where id = :id and state = :from
                        """)
                        .param("id", id)
                        .param("from", from.name())
                        .param("to", to.name())
                        .update()
                == 1;
    }

    /**
     * Moves all reports of a task that are in a state, those of authorities only when these are meant too; those moved. Reports that
     * somebody holds are waited for.
     */
    List<UUID> moveAll(UUID taskId, ReportState from, ReportState to, boolean authoritiesToo) {
        return jdbc.sql("""
                update assessment.report set state = :to, version = version + 1
                where task_id = :task and state = :from and (:authorities or institution_id is not null)
                returning id
                """)
                .param("task", taskId)
                .param("from", from.name())
                .param("to", to.name())
                .param("authorities", authoritiesToo)
                .query(UUID.class)
                .list();
    }

    void submitted(UUID id, Instant at, boolean late) {
        jdbc.sql("""
                update assessment.report set submissions = submissions + 1, submitted_at = :at, late = :late where id = :id
                """)
                .param("id", id)
                .param("at", TaskRepository.utc(at))
                .param("late", late)
                .update();
    }

    void extend(UUID id, @Nullable Instant to, @Nullable String reason) {
        jdbc.sql(
                        "update assessment.report set extended_to = :to, extension_reason = :reason, version = version + 1 where id = :id")
                .param("id", id)
                .param("to", to == null ? null : TaskRepository.utc(to))
                .param("reason", reason)
                .update();
    }

    static Report report(ResultSet row, int number) throws SQLException {
        return new Report(
                row.getObject("id", UUID.class),
                row.getObject("task_id", UUID.class),
                new Unit(
                        row.getObject("unit", UUID.class),
                        row.getString("form"),
                        row.getString("name"),
                        row.getString("division"),
                        row.getObject("institution_id", UUID.class),
                        row.getObject("lead_unit_id", UUID.class),
                        row.getString("tier"),
                        row.getBoolean("tcm")),
                ReportState.valueOf(row.getString("state")),
                TaskRepository.instant(row.getObject("extended_to", OffsetDateTime.class)),
                row.getString("extension_reason"),
                row.getInt("submissions"),
                TaskRepository.instant(row.getObject("submitted_at", OffsetDateTime.class)),
                row.getBoolean("late"),
                row.getInt("version"));
    }
}
