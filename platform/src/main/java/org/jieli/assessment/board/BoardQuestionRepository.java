package org.jieli.assessment.board;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jieli.shared.Access;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Questions in the database; row-level security shows public ones to all, others to who asked and who stands above. */
@Repository
class BoardQuestionRepository {

    private final JdbcClient jdbc;

    BoardQuestionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<BoardQuestion> list(BoardQuestion.QuestionFilter filter, String q, @Nullable UUID before, int limit) {
        String wanted =
                switch (filter) {
                    case ALL -> "";
                    case OPEN -> " and answer is null";
                    case ANSWERED -> " and answer is not null";
                    case PUBLIC -> " and public";
                };
        return jdbc.sql("""
                        select * from assessment.question
                        where (:q = '' or position(lower(:q) in lower(words || ' ' || coalesce(answer, '') || ' ' || at_place)) > 0)
                          and (cast(:before as uuid) is null or id < :before)
                        """ + wanted + " order by id desc limit :limit")
                .param("q", q)
                .param("before", before)
                .param("limit", limit)
                .query(BoardQuestionRepository::question)
                .list();
    }

    /** The public ones about an item, the latest first. */
    List<BoardQuestion> ofItem(String form, String item, int limit) {
        return jdbc.sql("""
                select * from assessment.question where public and form = :form and item = :item order by id desc limit :limit
                """)
                .param("form", form)
                .param("item", item)
                .param("limit", limit)
                .query(BoardQuestionRepository::question)
                .list();
    }

    Optional<BoardQuestion> find(UUID id) {
        return jdbc.sql("select * from assessment.question where id = :id")
                .param("id", id)
                .query(BoardQuestionRepository::question)
                .optional();
    }

    void insert(BoardQuestion question) {
        jdbc.sql("""
                insert into assessment.question (id, form, item, words, division, institution_id, asked_by, at_place, asked_at)
                values (:id, :form, :item, :words, :division, :institution, :by, :place, :at)
                """)
                .param("id", question.id())
                .param("form", question.form())
                .param("item", question.item())
                .param("words", question.words())
                .param("division", question.division())
                .param("institution", question.institutionId())
                .param("by", question.askedBy())
                .param("place", question.place())
                .param("at", utc(question.askedAt()))
                .update();
    }

    /** Answers, or mends the answer that the writer saw; false when somebody answered meanwhile. */
    boolean answer(UUID id, @Nullable Instant seen, String answer, boolean open, Access by, Instant at) {
        return jdbc.sql("""
                        update assessment.question
                        set answer = :answer, answered_by = :by, answered_place = :place, answered_at = :at, public = :open
                        where id = :id and answered_at is not distinct from cast(:seen as timestamptz)
                        """)
                        .param("id", id)
                        .param("seen", seen == null ? null : utc(seen))
                        .param("answer", answer)
                        .param("open", open)
                        .param("by", by.personName())
                        .param("place", by.institutionName())
                        .param("at", utc(at))
                        .update()
                == 1;
    }

    private static BoardQuestion question(ResultSet row, int number) throws SQLException {
        OffsetDateTime answered = row.getObject("answered_at", OffsetDateTime.class);
        return new BoardQuestion(
                row.getObject("id", UUID.class),
                row.getString("form"),
                row.getString("item"),
                row.getString("words"),
                row.getString("division"),
                row.getObject("institution_id", UUID.class),
                row.getString("asked_by"),
                row.getString("at_place"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                row.getString("answer"),
                row.getString("answered_by"),
                row.getString("answered_place"),
                answered == null ? null : answered.toInstant(),
                row.getBoolean("public"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
