package org.jieli.assessment.scoring;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Experts' grades and the leader's decisions in the database. */
@Repository
class GradeRepository {

    private final JdbcClient jdbc;

    GradeRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One's own grade of an item. */
    record Own(String grade, String evidence) {}

    /** One's own grades, by number. */
    Map<Integer, Own> own(UUID appraisal, UUID unit, UUID account) {
        Map<Integer, Own> grades = new HashMap<>();
        jdbc.sql("""
                select number, grade, evidence from assessment.expert_grade
                where appraisal_id = :appraisal and unit_id = :unit and account_id = :account
                """)
                .param("appraisal", appraisal)
                .param("unit", unit)
                .param("account", account)
                .query((row, number) -> grades.put(row.getInt(1), new Own(row.getString(2), row.getString(3))))
                .list();
        return grades;
    }

    /** Everybody's, of those who handed in, by unit; of one unit or of all. Not for the eyes of who is still to grade. */
    Map<UUID, List<ScoreSheet.Given>> given(UUID appraisal, @Nullable UUID unit) {
        Map<UUID, List<ScoreSheet.Given>> given = new HashMap<>();
        jdbc.sql("""
                select g.unit_id, g.number, e.name, g.grade, g.evidence from assessment.expert_grade g
                join assessment.appraisal_expert e on e.appraisal_id = g.appraisal_id and e.account_id = g.account_id
                join assessment.expert_done d on d.appraisal_id = g.appraisal_id and d.unit_id = g.unit_id and d.account_id = g.account_id
                where g.appraisal_id = :appraisal and (cast(:unit as uuid) is null or g.unit_id = :unit)
                order by g.number, e.name, e.account_id
                """)
                .param("appraisal", appraisal)
                .param("unit", unit)
                .query((row, number) -> given.computeIfAbsent(row.getObject(1, UUID.class), key -> new ArrayList<>())
                        .add(new ScoreSheet.Given(row.getInt(2), row.getString(3), row.getString(4), row.getString(5))))
                .list();
        return given;
    }

    /** False when the expert has handed in. */
    boolean put(UUID appraisal, UUID unit, UUID account, int number, Own grade, Instant at) {
        return jdbc.sql("""
                        insert into assessment.expert_grade (appraisal_id, unit_id, number, account_id, grade, evidence, at)
                        select :appraisal, :unit, :number, :account, :grade, :evidence, :at
                        where not exists (select from assessment.expert_done
                          where appraisal_id = :appraisal and unit_id = :unit and account_id = :account)
                        on conflict (appraisal_id, unit_id, number, account_id)
                        do update set grade = excluded.grade, evidence = excluded.evidence, at = excluded.at
                        """)
                        .param("appraisal", appraisal)
                        .param("unit", unit)
                        .param("account", account)
                        .param("number", number)
                        .param("grade", grade.grade())
                        .param("evidence", grade.evidence())
                        .param("at", AppraisalRepository.utc(at))
                        .update()
                == 1;
    }

    boolean handIn(UUID appraisal, UUID unit, UUID account, Instant at) {
        return jdbc.sql("""
                        insert into assessment.expert_done (appraisal_id, unit_id, account_id, at)
                        values (:appraisal, :unit, :account, :at) on conflict do nothing
                        """)
                        .param("appraisal", appraisal)
                        .param("unit", unit)
                        .param("account", account)
                        .param("at", AppraisalRepository.utc(at))
                        .update()
                == 1;
    }

    /** Who handed in which unit. */
    Map<UUID, Set<UUID>> done(UUID appraisal) {
        Map<UUID, Set<UUID>> done = new HashMap<>();
        jdbc.sql("select unit_id, account_id from assessment.expert_done where appraisal_id = :appraisal")
                .param("appraisal", appraisal)
                .query((row, number) -> done.computeIfAbsent(row.getObject(1, UUID.class), key -> new HashSet<>())
                        .add(row.getObject(2, UUID.class)))
                .list();
        return done;
    }

    /** The leader's latest decisions by unit and number; of one unit or of all. */
    Map<UUID, Map<Integer, ScoreSheet.Decided>> decided(UUID appraisal, @Nullable UUID unit) {
        Map<UUID, Map<Integer, ScoreSheet.Decided>> decided = new HashMap<>();
        jdbc.sql("""
                select unit_id, number, grade, reason, by_name from assessment.reconciliation
                where appraisal_id = :appraisal and (cast(:unit as uuid) is null or unit_id = :unit) order by id
                """)
                .param("appraisal", appraisal)
                .param("unit", unit)
                .query((row, number) -> decided.computeIfAbsent(row.getObject(1, UUID.class), key -> new HashMap<>())
                        .put(
                                row.getInt(2),
                                new ScoreSheet.Decided(row.getString(3), row.getString(4), row.getString(5))))
                .list();
        return decided;
    }

    void decide(UUID appraisal, UUID unit, int number, ScoreSheet.Decided decided, Instant at) {
        jdbc.sql("""
                insert into assessment.reconciliation (appraisal_id, unit_id, number, grade, reason, by_name, at)
                values (:appraisal, :unit, :number, :grade, :reason, :by, :at)
                """)
                .param("appraisal", appraisal)
                .param("unit", unit)
                .param("number", number)
                .param("grade", decided.grade())
                .param("reason", decided.reason())
                .param("by", decided.byName())
                .param("at", AppraisalRepository.utc(at))
                .update();
    }
}
