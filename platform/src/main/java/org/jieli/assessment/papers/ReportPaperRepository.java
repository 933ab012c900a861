package org.jieli.assessment.papers;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which attached file is which paper; who sees a report sees its papers (row-level security). */
@Repository
class ReportPaperRepository {

    private final JdbcClient jdbc;

    ReportPaperRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A paper by its file. */
    record Standing(UUID fileId, PaperKind kind, @Nullable Instant replacedAt) {}

    /** The papers of a report, of each kind the one in force first, then the replaced ones, the latest first. */
    List<Standing> of(UUID reportId) {
        return jdbc.sql("""
                select file_id, kind, replaced_at from assessment.paper
                where report_id = :report order by kind, replaced_at desc nulls first
                """)
                .param("report", reportId)
                .query((row, number) -> {
                    OffsetDateTime replaced = row.getObject("replaced_at", OffsetDateTime.class);
                    return new Standing(
                            row.getObject("file_id", UUID.class),
                            PaperKind.valueOf(row.getString("kind")),
                            replaced == null ? null : replaced.toInstant());
                })
                .list();
    }

    /** Puts a file in force in the place of the one of its kind. */
    void put(UUID reportId, PaperKind kind, UUID fileId, Instant at) {
        jdbc.sql("""
                update assessment.paper set replaced_at = :at
                where report_id = :report and kind = :kind and replaced_at is null
                """)
                .param("report", reportId)
                .param("kind", kind.name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("insert into assessment.paper (file_id, report_id, kind) values (:file, :report, :kind)")
                .param("file", fileId)
                .param("report", reportId)
                .param("kind", kind.name())
                .update();
    }
}
