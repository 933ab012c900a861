package org.jieli.assessment.filling;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Remarks in the database. */
@Repository
class RemarkRepository {

    private final JdbcClient jdbc;

    RemarkRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All remarks on a report, the latest version's first. */
    List<Remark> of(UUID reportId) {
        return jdbc.sql("""
                select m.*, exists (select from assessment.cell c
                                    where c.report_id = m.report_id and c.item = m.item and c.changed_at > m.at) as changed
                from assessment.remark m where m.report_id = :report order by m.submission desc, m.id
                """)
                .param("report", reportId)
                .query(RemarkRepository::remark)
                .list();
    }

    void add(UUID reportId, Remark remark) {
        jdbc.sql("""
                insert into assessment.remark (id, report_id, submission, item, words, by_name, at)
                values (:id, :report, :submission, :item, :words, :by, :at)
                """)
                .param("id", remark.id())
                .param("report", reportId)
                .param("submission", remark.submission())
                .param("item", remark.item())
                .param("words", remark.words())
                .param("by", remark.byName())
                .param("at", utc(remark.at()))
                .update();
    }

    /** The item whose remark was answered; empty when there is none. */
    Optional<String> answer(UUID reportId, UUID remarkId, String words, String by, Instant at) {
        return jdbc.sql("""
                        update assessment.remark set answer = :words, answered_by = :by, answered_at = :at
                        where id = :id and report_id = :report
                        returning item
                        """)
                .param("id", remarkId)
                .param("report", reportId)
                .param("words", words)
                .param("by", by)
                .param("at", utc(at))
                .query(String.class)
                .optional();
    }

    private static Remark remark(ResultSet row, int number) throws SQLException {
        OffsetDateTime answered = row.getObject("answered_at", OffsetDateTime.class);
        return new Remark(
                row.getObject("id", UUID.class),
                row.getInt("submission"),
                row.getString("item"),
                row.getString("words"),
                row.getString("by_name"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("answer"),
                row.getString("answered_by"),
                answered == null ? null : answered.toInstant(),
                row.getBoolean("changed"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
