package org.jieli.assessment.checking;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Explanations in the database. */
@Repository
class ExplanationRepository {

    private final JdbcClient jdbc;

    ExplanationRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Explanation> of(UUID reportId) {
        return jdbc.sql("select * from assessment.explanation where report_id = :report")
                .param("report", reportId)
                .query((row, number) -> new Explanation(
                        row.getString("check_id"),
                        row.getString("operands"),
                        row.getString("words"),
                        row.getString("by_name"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    void put(UUID reportId, Explanation explanation) {
        jdbc.sql("""
                insert into assessment.explanation (report_id, check_id, operands, words, by_name, at)
                values (:report, :check, :operands, :words, :by, :at)
                on conflict (report_id, check_id) do update
                set operands = excluded.operands, words = excluded.words, by_name = excluded.by_name, at = excluded.at
                """)
                .param("report", reportId)
                .param("check", explanation.checkId())
                .param("operands", explanation.operands())
                .param("words", explanation.words())
                .param("by", explanation.byName())
                .param("at", at(explanation.at()))
                .update();
    }

    void remove(UUID reportId, String checkId) {
        jdbc.sql("delete from assessment.explanation where report_id = :report and check_id = :check")
                .param("report", reportId)
                .param("check", checkId)
                .update();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
