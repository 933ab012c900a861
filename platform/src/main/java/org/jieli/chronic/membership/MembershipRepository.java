package org.jieli.chronic.membership;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jieli.chronic.ChronicProgramme;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Memberships in the database. */
@Repository
class MembershipRepository {

    private final JdbcClient jdbc;

    MembershipRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Membership> find(UUID id) {
        return jdbc.sql("select * from chronic.membership where id = :id")
                .param("id", id)
                .query(MembershipRepository::membership)
                .optional();
    }

    /** Those that last, and with {@code ended} also the others, newest first. */
    List<Membership> of(UUID residentId, boolean ended) {
        return jdbc.sql("""
                        select * from chronic.membership where resident_id = :resident and (:ended or ended_on is null)
                        order by ended_on desc nulls first, entered_on desc, id
                        """)
                .param("resident", residentId)
                .param("ended", ended)
                .query(MembershipRepository::membership)
                .list();
    }

    /** False when the person is in the programme already. */
    boolean insert(Membership entry, String division) {
        return jdbc.sql("""
                        insert into chronic.membership (id, resident_id, programme, institution_id, division, entered_on, entered_by,
                          found_by, plan, consented_by, grade, risk, risk_factors, graded_on, first_due_on)
                        values (:id, :resident, :programme, :institution, :division, :on, :by, :foundBy, :plan, :consentedBy, :grade,
                          :risk, :factors, :gradedOn, :firstDueOn)
                        on conflict (resident_id, programme) where ended_on is null do nothing
                        """)
                        .param("id", entry.id())
                        .param("resident", entry.residentId())
                        .param("programme", entry.programme().name())
                        .param("institution", entry.institutionId())
                        .param("division", division)
                        .param("on", entry.enteredOn())
                        .param("by", entry.enteredBy())
                        .param("foundBy", entry.foundBy())
                        .param("plan", entry.plan())
                        .param("consentedBy", entry.consentedBy())
                        .param("grade", entry.grade())
                        .param("risk", entry.risk())
                        .param("factors", entry.riskFactors().toArray(String[]::new))
                        .param("gradedOn", entry.gradedOn())
                        .param("firstDueOn", entry.firstDueOn())
                        .update()
                == 1;
    }

    boolean grade(
            UUID id, int version, @Nullable String grade, @Nullable String risk, Set<String> factors, LocalDate on) {
        return jdbc.sql("""
                        update chronic.membership set grade = coalesce(:grade, grade), risk = :risk, risk_factors = :factors,
                          graded_on = :on, version = version + 1
                        where id = :id and version = :version and ended_on is null
                        """)
                        .param("grade", grade)
                        .param("risk", risk)
                        .param("factors", factors.toArray(String[]::new))
                        .param("on", on)
                        .param("id", id)
                        .param("version", version)
                        .update()
                == 1;
    }

    boolean end(UUID id, LocalDate on, ExitReason reason, String by, String note) {
        return jdbc.sql("""
                        update chronic.membership set ended_on = :on, end_reason = :reason, ended_by = :by, end_note = :note,
                          version = version + 1
                        where id = :id and ended_on is null
                        """)
                        .param("on", on)
                        .param("reason", reason.name())
                        .param("by", by)
                        .param("note", note)
                        .param("id", id)
                        .update()
                == 1;
    }

    private static Membership membership(ResultSet row, int number) throws SQLException {
        String reason = row.getString("end_reason");
        return new Membership(
                row.getObject("id", UUID.class),
                row.getObject("resident_id", UUID.class),
                ChronicProgramme.valueOf(row.getString("programme")),
                row.getObject("institution_id", UUID.class),
                row.getObject("entered_on", LocalDate.class),
                row.getString("entered_by"),
                row.getString("found_by"),
                row.getString("plan"),
                row.getString("consented_by"),
                row.getString("grade"),
                row.getString("risk"),
                List.of((String[]) row.getArray("risk_factors").getArray()),
                row.getObject("graded_on", LocalDate.class),
                row.getObject("first_due_on", LocalDate.class),
                row.getObject("ended_on", LocalDate.class),
                reason == null ? null : ExitReason.valueOf(reason),
                row.getInt("version"));
    }
}
