package org.jieli.referral;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jieli.shared.Access;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is known of attachments; who sees a referral sees its attachments (row-level security). */
@Repository
class AttachmentRepository {

    private static final String COLUMNS =
            "select id, referral_id, kind, name, type, size, encode(sha256, 'hex') as sha256, added_by, added_at from referral.attachment ";

    private final JdbcClient jdbc;

    AttachmentRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps the referral as it is until the transaction ends, and says in which state; empty outside the scope. */
    Optional<ReferralState> lock(UUID referralId) {
        return jdbc.sql("select state from referral.referral where id = :id for update")
                .param("id", referralId)
                .query((row, number) -> ReferralState.valueOf(row.getString("state")))
                .optional();
    }

    /** False when the referral has a signature already. */
    boolean insert(Attachment attachment) {
        return jdbc.sql("""
                        insert into referral.attachment (id, referral_id, kind, name, type, size, sha256, added_by, added_at)
                        values (:id, :referral, :kind, :name, :type, :size, :sha256, :by, :at) on conflict do nothing
                        """)
                        .param("id", attachment.id())
                        .param("referral", attachment.referralId())
                        .param("kind", attachment.kind().name())
                        .param("name", attachment.name())
                        .param("type", attachment.type())
                        .param("size", attachment.size())
                        .param("sha256", HexFormat.of().parseHex(attachment.sha256()))
                        .param("by", attachment.addedBy())
                        .param("at", ReferralRepository.at(attachment.addedAt()))
                        .update()
                == 1;
    }

    List<Attachment> of(UUID referralId) {
        return jdbc.sql(COLUMNS + "where referral_id = :referral order by id")
                .param("referral", referralId)
                .query(AttachmentRepository::map)
                .list();
    }

    Optional<Attachment> find(UUID referralId, UUID id) {
        return jdbc.sql(COLUMNS + "where referral_id = :referral and id = :id")
                .param("referral", referralId)
                .param("id", id)
                .query(AttachmentRepository::map)
                .optional();
    }

    Optional<Attachment> signature(UUID referralId) {
        return jdbc.sql(COLUMNS + "where referral_id = :referral and kind = 'SIGNATURE'")
                .param("referral", referralId)
                .query(AttachmentRepository::map)
                .optional();
    }

    boolean delete(UUID id) {
        return jdbc.sql("delete from referral.attachment where id = :id")
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Which of these have a row. */
    Set<UUID> known(Collection<UUID> ids) {
        return new HashSet<>(jdbc.sql("select id from referral.attachment where id = any(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query(UUID.class)
                .list());
    }

    /** Writes into the history that something was added or taken away; the state stays. */
    void tell(
            UUID referralId, ReferralState state, String action, @Nullable String words, Access by, OffsetDateTime at) {
        jdbc.sql("""
                        insert into referral.event (referral_id, action, before, after, institution_id, account_id, person_name, words, at)
                        values (:referral, :action, :state, :state, cast(:institution as uuid), cast(:account as uuid), cast(:by as text), cast(:words as text), :at)
                        """)
                .param("referral", referralId)
                .param("action", action)
                .param("state", state.name())
                .param("institution", by.institutionId())
                .param("account", by.accountId())
                .param("by", by.personName())
                .param("words", words)
                .param("at", at)
                .update();
    }

    private static Attachment map(ResultSet row, int number) throws SQLException {
        return new Attachment(
                row.getObject("id", UUID.class),
                row.getObject("referral_id", UUID.class),
                Attachment.Kind.valueOf(row.getString("kind")),
                row.getString("name"),
                row.getString("type"),
                row.getLong("size"),
                row.getString("sha256"),
                row.getString("added_by"),
                row.getObject("added_at", OffsetDateTime.class).toInstant());
    }
}
