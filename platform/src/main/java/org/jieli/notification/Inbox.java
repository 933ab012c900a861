package org.jieli.notification;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jieli.shared.Access;
import org.jieli.shared.Identifiers;
import org.jieli.web.UiAdvice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What institutions and authorities are told. */
@Service
@Transactional
class Inbox implements UiAdvice.InboxCount {

    private static final int MOST = 99;

    private final JdbcClient jdbc;
    private final Clock clock;

    Inbox(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void tell(
            @Nullable UUID institution,
            @Nullable String division,
            String key,
            List<String> arguments,
            String path,
            String event) {
        jdbc.sql("""
                        insert into notification.message (id, institution_id, division, key, arguments, path, at, event)
                        values (:id, :institution, :division, :key, :arguments, :path, :at, :event) on conflict do nothing
                        """)
                .param("id", Identifiers.next())
                .param("institution", institution)
                .param("division", division)
                .param("key", key)
                .param("arguments", arguments.toArray(String[]::new))
                .param("path", path)
                .param("at", OffsetDateTime.ofInstant(Instant.now(clock), ZoneOffset.UTC))
                .param("event", event)
                .update();
    }

    @Override
    @Transactional(readOnly = true)
    public int unread(Access access) {
        UUID institution = access.institutionId();
        // One equation, not an "or" of two: this runs with every page, and only so does it read the unread ones and
        // nothing else.
        return jdbc.sql("select count(*) from (select from notification.message where read_at is null and "
                        + (institution == null ? "division = :division" : "institution_id = :institution")
                        + " limit :most) unread")
                .param("institution", institution)
                .param("division", access.division())
                .param("most", MOST)
                .query(Integer.class)
                .single();
    }

    @Transactional(readOnly = true)
    List<Message> messages(Access access, @Nullable UUID before, int limit) {
        return jdbc.sql("""
                        select * from notification.message
                        where (institution_id = :institution or division = :division) and (cast(:before as uuid) is null or id < :before)
                        order by id desc limit :limit
                        """)
                .param("institution", access.institutionId())
                .param("division", access.institutionId() == null ? access.division() : null)
                .param("before", before)
                .param("limit", limit)
                .query((row, number) -> {
                    OffsetDateTime read = row.getObject("read_at", OffsetDateTime.class);
                    return new Message(
                            row.getObject("id", UUID.class),
                            row.getString("key"),
                            List.of((String[]) row.getArray("arguments").getArray()),
                            row.getString("path"),
                            row.getObject("at", OffsetDateTime.class).toInstant(),
                            read == null ? null : read.toInstant());
                })
                .list();
    }

    void markRead(Access access) {
        jdbc.sql("""
                        update notification.message set read_at = :now
                        where read_at is null and (institution_id = :institution or division = :division)
                        """)
                .param("now", OffsetDateTime.ofInstant(Instant.now(clock), ZoneOffset.UTC))
                .param("institution", access.institutionId())
                .param("division", access.institutionId() == null ? access.division() : null)
                .update();
    }
}
