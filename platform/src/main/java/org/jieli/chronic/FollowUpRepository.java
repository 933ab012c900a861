package org.jieli.chronic;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Rows of follow-ups and of what they meant for the programmes. */
@Repository
class FollowUpRepository {

    private static final TypeReference<Map<String, BigDecimal>> VALUES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    FollowUpRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Optional<FollowUpSummary> find(UUID id) {
        return jdbc.sql("select * from chronic.follow_up where id = :id")
                .param("id", id)
                .query(this::summary)
                .optional();
    }

    /** The open follow-up of a person's programmes. */
    Optional<FollowUpSummary> open(UUID residentId) {
        return jdbc.sql("""
                        select * from chronic.follow_up
                        where resident_id = :resident and done_at is null and referral_id is null and programmes <> '{}'
                        """).param("resident", residentId).query(this::summary).optional();
    }

    List<FollowUpResult> results(UUID followUpId) {
        return jdbc.sql("select * from chronic.follow_up_result where follow_up_id = :id order by programme")
                .param("id", followUpId)
                .query(FollowUpRepository::result)
                .list();
    }

    /** How many of the last measured ones in a row were not controlled in a programme since he entered it, before a moment. */
    int uncontrolledInARow(UUID residentId, ChronicProgramme programme, Instant before) {
        return jdbc.sql("""
                        select count(*) from chronic.follow_up_result r
                        where resident_id = :resident and programme = :programme and done_at < :before and outcome in ('2', '3', '4')
                          and done_at > coalesce((select max(done_at) from chronic.follow_up_result c
                                                  where c.resident_id = r.resident_id and c.programme = r.programme
                                                    and c.done_at < :before and c.outcome = '1'), '-infinity')
                          and done_at >= coalesce((select m.entered_on::timestamp at time zone 'Asia/Shanghai' from chronic.membership m
                                                   where m.resident_id = r.resident_id and m.programme = r.programme
                                                     and m.ended_on is null), '-infinity')
                        """)
                .param("resident", residentId)
                .param("programme", programme.name())
                .param("before", at(before))
                .query(Integer.class)
                .single();
    }

    /** False when it was done meanwhile. */
    boolean done(UUID id, FollowUpForm form, String outcome, Instant doneAt, Instant now, String by) {
        return jdbc.sql("""
                        update chronic.follow_up set done_at = :at, recorded_at = :now, done_by = :by, systolic = :systolic,
                          diastolic = :diastolic, fasting_glucose = :glucose, outcome = :outcome, note = :note, kind = :kind,
                          measured = cast(:measured as jsonb), findings = :findings, adherence = :adherence,
                          adverse_reaction = :adverse, complication = :complication, intervention = :intervention
                        where id = :id and done_at is null
                        """)
                        .param("at", at(doneAt))
                        .param("now", at(now))
                        .param("by", by)
                        .param("systolic", form.systolic())
                        .param("diastolic", form.diastolic())
                        .param("glucose", form.fastingGlucose())
                        .param("outcome", outcome)
                        .param("note", form.note())
                        .param("kind", form.kindOrClinic().name())
                        .param("measured", json.writeValueAsString(form.measured()))
                        .param("findings", form.findings().toArray(String[]::new))
                        .param("adherence", form.adherence())
                        .param("adverse", form.adverseReaction())
                        .param("complication", form.complication())
                        .param("intervention", form.intervention())
                        .param("id", id)
                        .update()
                == 1;
    }

    void insert(FollowUpSummary of, FollowUpResult result, Instant doneAt, boolean faceToFace, boolean complete) {
        jdbc.sql("""
                        insert into chronic.follow_up_result (follow_up_id, programme, resident_id, institution_id, done_at, face_to_face,
                          complete, outcome, proposed, step, next_due_on)
                        values (:id, :programme, :resident, :institution, :at, :faceToFace, :complete, :outcome, :proposed, :step, :next)
                        """)
                .param("id", result.followUpId())
                .param("programme", result.programme().name())
                .param("resident", of.residentId())
                .param("institution", of.institutionId())
                .param("at", at(doneAt))
                .param("faceToFace", faceToFace)
                .param("complete", complete)
                .param("outcome", result.state().code())
                .param(
                        "proposed",
                        result.proposed() == null ? null : result.proposed().code())
                .param("step", result.step().name())
                .param("next", result.nextDueOn())
                .update();
    }

    /** Ties a referral upwards to the follow-ups that asked for one and have none yet. */
    int referred(UUID residentId, UUID referralId, LocalDate since) {
        return jdbc.sql("""
                        update chronic.follow_up_result set up_referral_id = :referral
                        where resident_id = :resident and step in ('REFER', 'REFER_URGENTLY') and up_referral_id is null
                          and done_at >= cast(:since as date)
                        """)
                .param("referral", referralId)
                .param("resident", residentId)
                .param("since", since)
                .update();
    }

    static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    FollowUpSummary summary(ResultSet row, int number) throws SQLException {
        OffsetDateTime done = row.getObject("done_at", OffsetDateTime.class);
        return new FollowUpSummary(
                row.getObject("id", UUID.class),
                row.getObject("resident_id", UUID.class),
                row.getObject("institution_id", UUID.class),
                row.getObject("referral_id", UUID.class),
                row.getObject("due_on", LocalDate.class),
                row.getString("purpose"),
                done == null ? null : done.toInstant(),
                row.getObject("systolic", Integer.class),
                row.getObject("diastolic", Integer.class),
                row.getObject("fasting_glucose", BigDecimal.class),
                row.getString("outcome"),
                row.getString("note"),
                row.getString("done_by"),
                Arrays.stream(texts(row, "programmes"))
                        .map(ChronicProgramme::valueOf)
                        .toList(),
                FollowUpKind.valueOf(row.getString("kind")),
                json.readValue(row.getString("measured"), VALUES),
                List.of(texts(row, "findings")),
                row.getString("adherence"),
                row.getString("intervention"),
                row.getObject("assigned_to", UUID.class),
                row.getString("assigned_name"));
    }

    private static FollowUpResult result(ResultSet row, int number) throws SQLException {
        return new FollowUpResult(
                row.getObject("follow_up_id", UUID.class),
                ChronicProgramme.valueOf(row.getString("programme")),
                state(row.getString("outcome")),
                ControlState.of(row.getString("proposed")),
                NextStep.valueOf(row.getString("step")),
                row.getObject("next_due_on", LocalDate.class),
                row.getObject("up_referral_id", UUID.class));
    }

    private static ControlState state(String code) {
        @Nullable ControlState state = ControlState.of(code);
        if (state == null) {
            throw new IllegalStateException("Unknown class " + code);
        }
        return state;
    }

    private static String[] texts(ResultSet row, String column) throws SQLException {
        return (String[]) row.getArray(column).getArray();
    }
}
