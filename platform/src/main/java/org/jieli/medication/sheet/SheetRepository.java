package org.jieli.medication.sheet;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jieli.medication.sheet.CheckedRow.RowOutcome;
import org.jieli.shared.FieldFault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Keeps read files of drugs beside what is in force. */
@Repository
class SheetRepository {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    SheetRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A read file. */
    record SheetRead(
            UUID id,
            @Nullable UUID institutionId,
            SheetKind kind,
            String fileName,
            boolean confirmed,
            Map<RowOutcome, Integer> counts) {

        int count(RowOutcome outcome) {
            return counts.getOrDefault(outcome, 0);
        }

        boolean hasSomethingToDo() {
            return count(RowOutcome.ADDED) + count(RowOutcome.CHANGED) > 0;
        }
    }

    /** A line as the report shows it. */
    record ReportRow(int number, String text, List<FieldFault> faults) {}

    void add(UUID id, @Nullable UUID institution, SheetKind kind, String fileName, String readBy, Instant at) {
        jdbc.sql("""
                insert into medication.import (id, institution_id, kind, file_name, read_by, read_at)
                values (:id, :institution, :kind, :file, :by, :at)
                """)
                .param("id", id)
                .param("institution", institution)
                .param("kind", kind.name())
                .param("file", fileName)
                .param("by", readBy)
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .update();
    }

    void add(UUID id, int number, String text, CheckedRow row) {
        jdbc.sql("""
                insert into medication.import_line (import_id, line, text, outcome, faults, content)
                values (:id, :line, :text, :outcome, :faults::jsonb, :content::jsonb)
                """)
                .param("id", id)
                .param("line", number)
                .param("text", text)
                .param("outcome", row.outcome().name())
                .param("faults", json.writeValueAsString(row.faults()))
                .param("content", row.content() == null ? null : json.writeValueAsString(row.content()))
                .update();
    }

    Optional<SheetRead> find(UUID id) {
        Map<RowOutcome, Integer> counts = new EnumMap<>(RowOutcome.class);
        jdbc.sql("select outcome, count(*) from medication.import_line where import_id = :id group by outcome")
                .param("id", id)
                .query((row, number) -> counts.put(RowOutcome.valueOf(row.getString(1)), row.getInt(2)))
                .list();
        return jdbc.sql("select institution_id, kind, file_name, confirmed_at from medication.import where id = :id")
                .param("id", id)
                .query((row, number) -> new SheetRead(
                        id,
                        row.getObject("institution_id", UUID.class),
                        SheetKind.valueOf(row.getString("kind")),
                        row.getString("file_name"),
                        row.getObject("confirmed_at") != null,
                        counts))
                .optional();
    }

    List<ReportRow> rows(UUID id, RowOutcome outcome, int limit) {
        return jdbc.sql("""
                        select line, text, faults::text as faults from medication.import_line
                        where import_id = :id and outcome = :outcome order by line limit :limit
                        """)
                .param("id", id)
                .param("outcome", outcome.name())
                .param("limit", limit)
                .query((row, number) -> new ReportRow(
                        row.getInt("line"),
                        row.getString("text"),
                        List.of(json.readValue(row.getString("faults"), FieldFault[].class))))
                .list();
    }

    <T> List<T> contents(UUID id, Class<T> type) {
        return jdbc.sql("""
                        select content::text from medication.import_line
                        where import_id = :id and outcome in ('ADDED', 'CHANGED') order by line
                        """)
                .param("id", id)
                .query((row, number) -> json.readValue(row.getString(1), type))
                .list();
    }

    /** False when it was confirmed before. */
    boolean confirm(UUID id, Instant at) {
        return jdbc.sql("update medication.import set confirmed_at = :at where id = :id and confirmed_at is null")
                        .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                        .param("id", id)
                        .update()
                == 1;
    }
}
