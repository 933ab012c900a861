package org.jieli.assessment.spotcheck;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.jieli.assessment.task.Report;
import org.jieli.shared.Access;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Frozen versions as checks read them, and the ones that follow a correction. */
@Repository
class CorrectedVersions {

    private static final TypeReference<Map<String, String>> CELLS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    CorrectedVersions(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The cells of a version; none where there is none. */
    Map<String, String> cells(UUID reportId, int number) {
        return jdbc.sql("select cells::text from assessment.submission where report_id = :report and number = :number")
                .param("report", reportId)
                .param("number", number)
                .query(String.class)
                .optional()
                .map(cells -> json.readValue(cells, CELLS))
                .orElse(Map.of());
    }

    /** Freezes the version after the report's last with one cell changed; the others and the explanations are the last one's. */
    void freeze(Report report, String item, String value, Access by, Instant at) {
        jdbc.sql("""
                insert into assessment.submission
                  (report_id, number, task_id, form, cells, explanations, cause, submitted_by, submitted_at)
                select report_id, number + 1, task_id, form,
                       case when :value = '' then cells - cast(:item as text) else cells || jsonb_build_object(cast(:item as text), cast(:value as text)) end,
                       explanations, 'SPOT_CHECKED', :by, :at
                from assessment.submission where report_id = :report and number = :number
                """)
                .param("report", report.id())
                .param("number", report.submissions())
                .param("item", item)
                .param("value", value)
                .param("by", by.personName())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }
}
