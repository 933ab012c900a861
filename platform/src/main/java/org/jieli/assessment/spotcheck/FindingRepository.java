package org.jieli.assessment.spotcheck;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Findings in the database; who sees a report sees its findings (row-level security). */
@Repository
class FindingRepository {

    private static final String FINDING =
            "select f.*, r.name, r.form from assessment.finding f join assessment.report r on r.id = f.report_id ";

    private final JdbcClient jdbc;

    FindingRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<SpotFinding> of(UUID reportId) {
        return jdbc.sql(FINDING + "where f.report_id = :report order by f.id desc")
                .param("report", reportId)
                .query(FindingRepository::finding)
                .list();
    }

    List<SpotFinding> ofTask(UUID taskId, @Nullable FindingState state, @Nullable UUID before, int limit) {
        return jdbc.sql(FINDING + """
                        where f.task_id = :task and (cast(:state as text) is null or f.state = :state)
                          and (cast(:before as uuid) is null or f.id < :before)
                        order by f.id desc limit :limit
                        """)
                .param("task", taskId)
                .param("state", state == null ? null : state.name())
                .param("before", before)
                .param("limit", limit)
                .query(FindingRepository::finding)
                .list();
    }

    Optional<SpotFinding> find(UUID reportId, UUID id) {
        return jdbc.sql(FINDING + "where f.report_id = :report and f.id = :id")
                .param("report", reportId)
                .param("id", id)
                .query(FindingRepository::finding)
                .optional();
    }

    void insert(SpotFinding finding, UUID taskId, @Nullable UUID sample) {
        jdbc.sql("""
                insert into assessment.finding
                  (id, spot_check_id, task_id, report_id, submission, item, reported, found, evidence, due, found_by, found_at)
                values (:id, :sample, :task, :report, :submission, :item, :reported, :found, :evidence, :due, :by, :at)
                """)
                .param("id", finding.id())
                .param("sample", sample)
                .param("task", taskId)
                .param("report", finding.reportId())
                .param("submission", finding.submission())
                .param("item", finding.item())
                .param("reported", finding.reported())
                .param("found", finding.found())
                .param("evidence", finding.evidence())
                .param("due", finding.due())
                .param("by", finding.foundBy())
                .param("at", utc(finding.foundAt()))
                .update();
    }

    /** False when it was corrected before. */
    boolean correct(UUID id, String value, String words, int submission, String by, Instant at) {
        return jdbc.sql("""
                        update assessment.finding
                        set state = 'CORRECTED', corrected = :value, correction_words = :words, corrected_by = :by,
                            corrected_at = :at, corrected_submission = :submission
                        where id = :id and state = 'OPEN'
                        """)
                        .param("id", id)
                        .param("value", value)
                        .param("words", words)
                        .param("submission", submission)
                        .param("by", by)
                        .param("at", utc(at))
                        .update()
                == 1;
    }

    boolean confirm(UUID id, String by, Instant at) {
        return jdbc.sql("""
                        update assessment.finding set state = 'CONFIRMED', confirmed_by = :by, confirmed_at = :at
                        where id = :id and state = 'CORRECTED'
                        """)
                        .param("id", id)
                        .param("by", by)
                        .param("at", utc(at))
                        .update()
                == 1;
    }

    /** Opens it again until another day; false when it is confirmed. */
    boolean again(UUID id, LocalDate due, String because) {
        return jdbc.sql("""
                        update assessment.finding set state = 'OPEN', due = :due, again_because = :because
                        where id = :id and state <> 'CONFIRMED'
                        """)
                        .param("id", id)
                        .param("due", due)
                        .param("because", because)
                        .update()
                == 1;
    }

    private static SpotFinding finding(ResultSet row, int number) throws SQLException {
        return new SpotFinding(
                row.getObject("id", UUID.class),
                row.getObject("report_id", UUID.class),
                row.getString("name"),
                row.getString("form"),
                row.getInt("submission"),
                row.getString("item"),
                row.getString("reported"),
                row.getString("found"),
                row.getString("evidence"),
                row.getObject("due", LocalDate.class),
                FindingState.valueOf(row.getString("state")),
                row.getString("found_by"),
                row.getObject("found_at", OffsetDateTime.class).toInstant(),
                row.getString("corrected"),
                row.getString("correction_words"),
                row.getString("corrected_by"),
                instant(row, "corrected_at"),
                row.getObject("corrected_submission", Integer.class),
                row.getString("confirmed_by"),
                instant(row, "confirmed_at"),
                row.getString("again_because"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
