package org.jieli.resident;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What happened with residents, in the database. */
@Repository
class TimelineRepository {

    private final JdbcClient jdbc;

    TimelineRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(TimelineEntry entry) {
        jdbc.sql("""
                        insert into resident.timeline (resident_id, at, kind, institution_id, summary, source_id, path)
                        values (:resident, :at, :kind, :institution, :summary, :source, :path)
                        on conflict do nothing
                        """)
                .param("resident", entry.residentId())
                .param("at", OffsetDateTime.ofInstant(entry.at(), ZoneOffset.UTC))
                .param("kind", entry.kind())
                .param("institution", entry.institutionId())
                .param("summary", entry.summary())
                .param("source", entry.sourceId())
                .param("path", entry.path())
                .update();
    }

    List<TimelineEntry> of(UUID residentId, int limit) {
        return jdbc.sql("""
                        select * from resident.timeline where resident_id = :resident
                        order by at desc, source_id, kind limit :limit
                        """)
                .param("resident", residentId)
                .param("limit", limit)
                .query((row, number) -> new TimelineEntry(
                        row.getObject("resident_id", UUID.class),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("kind"),
                        row.getObject("institution_id", UUID.class),
                        row.getString("summary"),
                        row.getObject("source_id", UUID.class),
                        row.getString("path")))
                .list();
    }
}
