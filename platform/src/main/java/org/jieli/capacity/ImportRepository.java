package org.jieli.capacity;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jieli.capacity.CheckedLine.LineOutcome;
import org.jieli.shared.FieldFault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Keeps read files beside what is in force. */
@Repository
class ImportRepository {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ImportRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A read file. */
    record Reading(
            UUID id,
            UUID institutionId,
            ImportKind kind,
            String fileName,
            boolean confirmed,
            Map<LineOutcome, Integer> counts) {

        int count(LineOutcome outcome) {
            return counts.getOrDefault(outcome, 0);
        }

        boolean hasSomethingToDo() {
            return count(LineOutcome.ADDED) + count(LineOutcome.CHANGED) > 0;
        }
    }

    /** A line as the report shows it. */
    record ReportLine(int number, String text, List<FieldFault> faults) {}

    void add(UUID id, UUID institution, ImportKind kind, String fileName, String readBy, Instant at) {
        jdbc.sql("""
                insert into capacity.import (id, institution_id, kind, file_name, read_by, read_at)
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

    void add(UUID id, CheckedLine line) {
        jdbc.sql("""
                insert into capacity.import_line (import_id, line, text, outcome, faults, content)
                values (:id, :line, :text, :outcome, :faults::jsonb, :content::jsonb)
                """)
                .param("id", id)
                .param("line", line.number())
                .param("text", line.text())
                .param("outcome", line.outcome().name())
                .param("faults", json.writeValueAsString(line.faults()))
                .param("content", line.content() == null ? null : json.writeValueAsString(line.content()))
                .update();
    }

    Optional<Reading> find(UUID id) {
        Map<LineOutcome, Integer> counts = new EnumMap<>(LineOutcome.class);
        jdbc.sql("select outcome, count(*) from capacity.import_line where import_id = :id group by outcome")
                .param("id", id)
                .query((row, number) -> counts.put(LineOutcome.valueOf(row.getString(1)), row.getInt(2)))
                .list();
        return jdbc.sql("select institution_id, kind, file_name, confirmed_at from capacity.import where id = :id")
                .param("id", id)
                .query((row, number) -> new Reading(
                        id,
                        row.getObject("institution_id", UUID.class),
                        ImportKind.valueOf(row.getString("kind")),
                        row.getString("file_name"),
                        row.getObject("confirmed_at") != null,
                        counts))
                .optional();
    }

    List<ReportLine> lines(UUID id, LineOutcome outcome, int limit) {
        return jdbc.sql("""
                select line, text, faults::text from capacity.import_line
                where import_id = :id and outcome = :outcome order by line limit :limit
                """)
                .param("id", id)
                .param("outcome", outcome.name())
                .param("limit", limit)
                .query((row, number) -> new ReportLine(
                        row.getInt(1), row.getString(2), List.of(json.readValue(row.getString(3), FieldFault[].class))))
                .list();
    }

    /** What the lines that change something hold. */
    <T> List<T> contents(UUID id, Class<T> type) {
        return jdbc.sql("""
                select content::text from capacity.import_line
                where import_id = :id and outcome in ('ADDED', 'CHANGED') order by line
                """)
                .param("id", id)
                .query((row, number) -> json.readValue(row.getString(1), type))
                .list();
    }

    /** False when it was confirmed before. */
    boolean confirm(UUID id, Instant at) {
        return jdbc.sql("update capacity.import set confirmed_at = :now where id = :id and confirmed_at is null")
                        .param("id", id)
                        .param("now", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                        .update()
                == 1;
    }
}
