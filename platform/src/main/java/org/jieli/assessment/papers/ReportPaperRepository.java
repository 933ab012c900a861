package org.jieli.assessment.papers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is known of papers; who sees a report sees its papers (row-level security). */
@Repository
class ReportPaperRepository {

    private static final String COLUMNS = "select *, encode(sha256, 'hex') as checksum from assessment.paper ";

    private final JdbcClient jdbc;

    ReportPaperRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The papers of a report, those in force first, then the replaced ones, the latest first. */
    List<Paper> of(UUID reportId) {
        return jdbc.sql(COLUMNS + "where report_id = :report order by kind, replaced_at desc nulls first")
                .param("report", reportId)
                .query(ReportPaperRepository::paper)
                .list();
    }

    Optional<Paper> find(UUID reportId, UUID id) {
        return jdbc.sql(COLUMNS + "where report_id = :report and id = :id")
                .param("report", reportId)
                .param("id", id)
                .query(ReportPaperRepository::paper)
                .optional();
    }

    void replace(UUID reportId, PaperKind kind, Instant at) {
        jdbc.sql("""
                update assessment.paper set replaced_at = :at
                where report_id = :report and kind = :kind and replaced_at is null
                """)
                .param("report", reportId)
                .param("kind", kind.name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void insert(Paper paper) {
        jdbc.sql("""
                insert into assessment.paper
                  (id, report_id, kind, name, media_type, size, sha256, added_by, added_at)
                values (:id, :report, :kind, :name, :type, :size, :sha256, :by, :at)
                """)
                .param("id", paper.id())
                .param("report", paper.reportId())
                .param("kind", paper.kind().name())
                .param("name", paper.name())
                .param("type", paper.mediaType())
                .param("size", paper.size())
                .param("sha256", HexFormat.of().parseHex(paper.sha256()))
                .param("by", paper.addedBy())
                .param("at", paper.addedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Which of these have a row. */
    Set<UUID> known(Collection<UUID> ids) {
        return new HashSet<>(jdbc.sql("select id from assessment.paper where id = any(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query(UUID.class)
                .list());
    }

    private static Paper paper(ResultSet row, int number) throws SQLException {
        OffsetDateTime replaced = row.getObject("replaced_at", OffsetDateTime.class);
        return new Paper(
                row.getObject("id", UUID.class),
                row.getObject("report_id", UUID.class),
                PaperKind.valueOf(row.getString("kind")),
                row.getString("name"),
                row.getString("media_type"),
                row.getLong("size"),
                row.getString("checksum"),
                row.getString("added_by"),
                row.getObject("added_at", OffsetDateTime.class).toInstant(),
                replaced == null ? null : replaced.toInstant());
    }
}
