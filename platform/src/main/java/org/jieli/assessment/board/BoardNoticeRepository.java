package org.jieli.assessment.board;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Notices in the database, as far as they are meant for the reader. */
@Repository
class BoardNoticeRepository {

    private static final String MEANT = """
            select n.*, r.account_id is not null as read,
                   (select count(*) from assessment.notice_reading x where x.notice_id = n.id) as readers
            from assessment.notice n
            left join assessment.notice_reading r on r.notice_id = n.id and r.account_id = :account
            where n.withdrawn_at is null
              and (starts_with(:division, n.division) or starts_with(n.division, :division))
              and (n.form is null or :authority or n.form = any (:forms))
            """;

    private final JdbcClient jdbc;

    BoardNoticeRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<BoardNotice> list(BoardReader reader, String q, @Nullable BoardPlace after, int limit) {
        return statement(reader, """
                  and (:q = '' or position(lower(:q) in lower(n.title || ' ' || n.words)) > 0)
                  and (cast(:after as uuid) is null or (n.pinned, n.id) < (:pinned, cast(:after as uuid)))
                order by n.pinned desc, n.id desc limit :limit
                """)
                .param("q", q)
                .param("after", after == null ? null : after.id())
                .param("pinned", after == null || after.pinned())
                .param("limit", limit)
                .query(BoardNoticeRepository::notice)
                .list();
    }

    Optional<BoardNotice> find(BoardReader reader, UUID id) {
        return statement(reader, " and n.id = :id")
                .param("id", id)
                .query(BoardNoticeRepository::notice)
                .optional();
    }

    void insert(BoardNotice notice) {
        jdbc.sql("""
                insert into assessment.notice (id, title, words, division, form, pinned, published_by, at_place, published_at)
                values (:id, :title, :words, :division, :form, :pinned, :by, :place, :at)
                """)
                .param("id", notice.id())
                .param("title", notice.title())
                .param("words", notice.words())
                .param("division", notice.division())
                .param("form", notice.form())
                .param("pinned", notice.pinned())
                .param("by", notice.publishedBy())
                .param("place", notice.place())
                .param("at", utc(notice.publishedAt()))
                .update();
    }

    boolean withdraw(UUID id, Instant at) {
        return jdbc.sql("update assessment.notice set withdrawn_at = :at where id = :id and withdrawn_at is null")
                        .param("id", id)
                        .param("at", utc(at))
                        .update()
                == 1;
    }

    boolean pin(UUID id, boolean pinned) {
        return jdbc.sql(
                                "update assessment.notice set pinned = :pinned where id = :id and pinned <> :pinned and withdrawn_at is null")
                        .param("id", id)
                        .param("pinned", pinned)
                        .update()
                == 1;
    }

    void markRead(UUID id, UUID account, Instant at) {
        jdbc.sql("""
                insert into assessment.notice_reading (notice_id, account_id, read_at) values (:id, :account, :at)
                on conflict do nothing
                """)
                .param("id", id)
                .param("account", account)
                .param("at", utc(at))
                .update();
    }

    private JdbcClient.StatementSpec statement(BoardReader reader, String rest) {
        return jdbc.sql(MEANT + rest)
                .param("account", reader.account())
                .param("division", reader.division())
                .param("authority", reader.authority())
                .param("forms", reader.forms().toArray(String[]::new));
    }

    private static BoardNotice notice(ResultSet row, int number) throws SQLException {
        return new BoardNotice(
                row.getObject("id", UUID.class),
                row.getString("title"),
                row.getString("words"),
                row.getString("division"),
                row.getString("form"),
                row.getBoolean("pinned"),
                row.getString("published_by"),
                row.getString("at_place"),
                row.getObject("published_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("read"),
                row.getInt("readers"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
