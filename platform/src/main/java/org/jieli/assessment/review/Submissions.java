package org.jieli.assessment.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jieli.assessment.checking.Explanation;
import org.jieli.assessment.task.Report;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The frozen versions of reports; row-level security keeps others' back. */
@Repository
public class Submissions {

    private static final TypeReference<java.util.Map<String, String>> CELLS = new TypeReference<>() {};
    private static final TypeReference<List<Explanation>> EXPLANATIONS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Submissions(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Transactional(readOnly = true)
    public Optional<Submission> find(UUID reportId, int number) {
        return jdbc.sql("select * from assessment.submission where report_id = :report and number = :number")
                .param("report", reportId)
                .param("number", number)
                .query(this::submission)
                .optional();
    }

    /** All versions of a report, the latest first. */
    @Transactional(readOnly = true)
    public List<Submission> of(UUID reportId) {
        return jdbc.sql("select * from assessment.submission where report_id = :report order by number desc")
                .param("report", reportId)
                .query(this::submission)
                .list();
    }

    /** Freezes the cells of a report that the caller holds as they stand, under a number that is the next. */
    @Transactional
    public void freeze(
            Report report, int number, Collection<Explanation> explanations, FreezeCause cause, String by, Instant at) {
        jdbc.sql("""
                insert into assessment.submission
                  (report_id, number, task_id, form, cells, explanations, cause, submitted_by, submitted_at)
                select :report, :number, :task, :form,
                       coalesce((select jsonb_object_agg(item, value) from assessment.cell
                                 where report_id = :report and value <> ''), '{}'),
                       :explanations::jsonb, :cause, :by, :at
                """)
                .param("report", report.id())
                .param("number", number)
                .param("task", report.taskId())
                .param("form", report.unit().form())
                .param("explanations", json.writeValueAsString(explanations))
                .param("cause", cause.name())
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    private Submission submission(ResultSet row, int index) throws SQLException {
        return new Submission(
                row.getObject("report_id", UUID.class),
                row.getInt("number"),
                json.readValue(row.getString("cells"), CELLS),
                json.readValue(row.getString("explanations"), EXPLANATIONS),
                FreezeCause.valueOf(row.getString("cause")),
                row.getString("submitted_by"),
                row.getObject("submitted_at", OffsetDateTime.class).toInstant());
    }
}
