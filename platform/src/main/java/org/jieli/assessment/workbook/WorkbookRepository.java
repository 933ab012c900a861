package org.jieli.assessment.workbook;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jieli.assessment.workbook.WorkbookLine.Effect;
import org.jieli.shared.FieldFault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Read workbooks in the database. */
@Repository
class WorkbookRepository {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    WorkbookRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A workbook that was read. */
    record Read(UUID id, UUID reportId, String fileName, boolean confirmed) {}

    void add(UUID id, UUID reportId, String fileName, String by, Instant at, List<WorkbookLine> lines) {
        jdbc.sql("""
                insert into assessment.workbook (id, report_id, file_name, read_by, read_at)
                values (:id, :report, :file, :by, :at)
                """)
                .param("id", id)
                .param("report", reportId)
                .param("file", fileName)
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        lines.forEach(line -> add(id, line));
    }

    private void add(UUID id, WorkbookLine line) {
        jdbc.sql("""
                insert into assessment.workbook_line
                  (workbook_id, line, item, label, typed, before, revision, outcome, fault)
                values (:id, :line, :item, :label, :typed, :before, :revision, :effect, :fault::jsonb)
                """)
                .param("id", id)
                .param("line", line.line())
                .param("item", line.item())
                .param("label", line.label())
                .param("typed", line.typed())
                .param("before", line.before())
                .param("revision", line.revision())
                .param("effect", line.effect().name())
                .param("fault", line.fault() == null ? null : json.writeValueAsString(line.fault()))
                .update();
    }

    Optional<Read> find(UUID id) {
        return jdbc.sql(
                        "select id, report_id, file_name, confirmed_at is not null as confirmed from assessment.workbook where id = :id")
                .param("id", id)
                .query(Read.class)
                .optional();
    }

    List<WorkbookLine> lines(UUID id) {
        return jdbc.sql("select * from assessment.workbook_line where workbook_id = :id order by line")
                .param("id", id)
                .query((row, number) -> new WorkbookLine(
                        row.getInt("line"),
                        row.getString("item"),
                        row.getString("label"),
                        row.getString("typed"),
                        row.getString("before"),
                        row.getInt("revision"),
                        Effect.valueOf(row.getString("outcome")),
                        row.getString("fault") == null
                                ? null
                                : json.readValue(row.getString("fault"), FieldFault.class)))
                .list();
    }

    /** False when it was confirmed before. */
    boolean confirm(UUID id, Instant at) {
        return jdbc.sql("update assessment.workbook set confirmed_at = :at where id = :id and confirmed_at is null")
                        .param("id", id)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }
}
