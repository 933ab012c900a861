package org.jieli.assessment.attachment;

import java.sql.ResultSet;
import java.sql.SQLException;
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

/** What is known of attached files; row-level security keeps others' back. */
@Repository
class AttachedFileRepository {

    private static final String COLUMNS =
            "select *, encode(sha256, 'hex') as checksum from assessment.attachment where owner_kind = :kind and owner_id = :owner ";

    private final JdbcClient jdbc;

    AttachedFileRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<AttachedFile> of(String kind, UUID owner) {
        return jdbc.sql(COLUMNS + "order by id")
                .param("kind", kind)
                .param("owner", owner)
                .query(AttachedFileRepository::file)
                .list();
    }

    Optional<AttachedFile> find(String kind, UUID owner, UUID id) {
        return jdbc.sql(COLUMNS + "and id = :id")
                .param("kind", kind)
                .param("owner", owner)
                .param("id", id)
                .query(AttachedFileRepository::file)
                .optional();
    }

    /** False when the owner has the most files already. */
    boolean insert(AttachmentOwner owner, AttachedFile file, int most) {
        return jdbc.sql("""
                        insert into assessment.attachment
                          (id, owner_kind, owner_id, division, institution_id, open, name, media_type, size, sha256, added_by, added_at)
                        select :id, :kind, :owner, :division, :institution, :open, :name, :type, :size, :sha256, :by, :at
                        where (select count(*) from assessment.attachment where owner_kind = :kind and owner_id = :owner) < :most
                        """)
                        .param("id", file.id())
                        .param("kind", owner.kind())
                        .param("owner", owner.id())
                        .param("division", owner.division())
                        .param("institution", owner.institutionId())
                        .param("open", owner.open())
                        .param("name", file.name())
                        .param("type", file.mediaType())
                        .param("size", file.size())
                        .param("sha256", HexFormat.of().parseHex(file.sha256()))
                        .param("by", file.addedBy())
                        .param("at", file.addedAt().atOffset(ZoneOffset.UTC))
                        .param("most", most)
                        .update()
                == 1;
    }

    boolean delete(String kind, UUID owner, UUID id) {
        return jdbc.sql("delete from assessment.attachment where owner_kind = :kind and owner_id = :owner and id = :id")
                        .param("kind", kind)
                        .param("owner", owner)
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Which of these have a row. */
    Set<UUID> known(Collection<UUID> ids) {
        return new HashSet<>(jdbc.sql("select id from assessment.attachment where id = any(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query(UUID.class)
                .list());
    }

    private static AttachedFile file(ResultSet row, int number) throws SQLException {
        return new AttachedFile(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("media_type"),
                row.getLong("size"),
                row.getString("checksum"),
                row.getString("added_by"),
                row.getObject("added_at", OffsetDateTime.class).toInstant());
    }
}
