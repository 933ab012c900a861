package org.jieli.assessment.scoring;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jieli.shared.Identifiers;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What follows on a feedback: objections with their answers, and what has to be put right. */
@Repository
class AfterRepository {

    private final JdbcClient jdbc;

    AfterRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a unit objects, and the answer; {@code upheld} is null until there is one. */
    record Objection(
            UUID id,
            String words,
            String byName,
            Instant at,
            @Nullable Boolean upheld,
            @Nullable String answer,
            @Nullable String answeredBy,
            @Nullable Instant answeredAt) {}

    /** What a unit has to put right until a day; {@code sentBack} is why a proof was not enough. */
    record Rectification(
            UUID id,
            String words,
            LocalDate due,
            RectificationState state,
            @Nullable String proof,
            @Nullable String provedBy,
            @Nullable Instant provedAt,
            @Nullable String sentBack,
            @Nullable String confirmedBy,
            @Nullable Instant confirmedAt) {}

    List<Objection> objections(UUID appraisal, UUID unit) {
        return jdbc.sql(
                        "select * from assessment.objection where appraisal_id = :appraisal and unit_id = :unit order by id")
                .param("appraisal", appraisal)
                .param("unit", unit)
                .query((row, number) -> new Objection(
                        row.getObject("id", UUID.class),
                        row.getString("words"),
                        row.getString("by_name"),
                        java.util.Objects.requireNonNull(AppraisalRepository.instant(row, "at")),
                        row.getObject("upheld", Boolean.class),
                        row.getString("answer"),
                        row.getString("answered_by"),
                        AppraisalRepository.instant(row, "answered_at")))
                .list();
    }

    /** False when the time for objections is over. */
    boolean object(UUID appraisal, UUID unit, String words, String by, Instant at) {
        return jdbc.sql("""
                        insert into assessment.objection (id, appraisal_id, unit_id, words, by_name, at)
                        select :id, a.id, :unit, :words, :by, :at from assessment.appraisal a
                        where a.id = :appraisal and a.state = 'FEEDBACK' and a.objections_until > :at
                        """)
                        .param("id", Identifiers.next())
                        .param("appraisal", appraisal)
                        .param("unit", unit)
                        .param("words", words)
                        .param("by", by)
                        .param("at", AppraisalRepository.utc(at))
                        .update()
                == 1;
    }

    /** False when it was answered already. */
    boolean answer(UUID appraisal, UUID unit, UUID id, boolean upheld, String answer, String by, Instant at) {
        return jdbc.sql("""
                        update assessment.objection set upheld = :upheld, answer = :answer, answered_by = :by, answered_at = :at
                        where id = :id and appraisal_id = :appraisal and unit_id = :unit and answered_at is null
                        """)
                        .param("id", id)
                        .param("appraisal", appraisal)
                        .param("unit", unit)
                        .param("upheld", upheld)
                        .param("answer", answer)
                        .param("by", by)
                        .param("at", AppraisalRepository.utc(at))
                        .update()
                == 1;
    }

    List<Rectification> rectifications(UUID appraisal, UUID unit) {
        return jdbc.sql(
                        "select * from assessment.rectification where appraisal_id = :appraisal and unit_id = :unit order by id")
                .param("appraisal", appraisal)
                .param("unit", unit)
                .query((row, number) -> new Rectification(
                        row.getObject("id", UUID.class),
                        row.getString("words"),
                        row.getObject("due", LocalDate.class),
                        RectificationState.valueOf(row.getString("state")),
                        row.getString("proof"),
                        row.getString("proved_by"),
                        AppraisalRepository.instant(row, "proved_at"),
                        row.getString("sent_back"),
                        row.getString("confirmed_by"),
                        AppraisalRepository.instant(row, "confirmed_at")))
                .list();
    }

    void demand(UUID appraisal, UUID unit, String words, LocalDate due) {
        jdbc.sql("""
                insert into assessment.rectification (id, appraisal_id, unit_id, words, due)
                values (:id, :appraisal, :unit, :words, :due)
                """)
                .param("id", Identifiers.next())
                .param("appraisal", appraisal)
                .param("unit", unit)
                .param("words", words)
                .param("due", due)
                .update();
    }

    boolean prove(UUID appraisal, UUID unit, UUID id, String proof, String by, Instant at) {
        return jdbc.sql("""
                        update assessment.rectification
                        set state = 'PROVED', proof = :proof, proved_by = :by, proved_at = :at, sent_back = null
                        where id = :id and appraisal_id = :appraisal and unit_id = :unit and state = 'OPEN'
                        """)
                        .param("id", id)
                        .param("appraisal", appraisal)
                        .param("unit", unit)
                        .param("proof", proof)
                        .param("by", by)
                        .param("at", AppraisalRepository.utc(at))
                        .update()
                == 1;
    }

    boolean confirm(UUID appraisal, UUID unit, UUID id, String by, Instant at) {
        return jdbc.sql("""
                        update assessment.rectification set state = 'CONFIRMED', confirmed_by = :by, confirmed_at = :at
                        where id = :id and appraisal_id = :appraisal and unit_id = :unit and state = 'PROVED'
                        """)
                        .param("id", id)
                        .param("appraisal", appraisal)
                        .param("unit", unit)
                        .param("by", by)
                        .param("at", AppraisalRepository.utc(at))
                        .update()
                == 1;
    }

    boolean sendBack(UUID appraisal, UUID unit, UUID id, String words) {
        return jdbc.sql("""
                        update assessment.rectification set state = 'OPEN', sent_back = :words
                        where id = :id and appraisal_id = :appraisal and unit_id = :unit and state = 'PROVED'
                        """)
                        .param("id", id)
                        .param("appraisal", appraisal)
                        .param("unit", unit)
                        .param("words", words)
                        .update()
                == 1;
    }
}
