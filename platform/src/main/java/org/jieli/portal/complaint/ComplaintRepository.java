package org.jieli.portal.complaint;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jieli.shared.Identifiers;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Complaints in the database. */
@Repository
class ComplaintRepository {

    private final JdbcClient jdbc;

    ComplaintRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    int workingDays(ComplaintAddressee addressee, LocalDate on) {
        return jdbc.sql("""
                        select working_days from portal.complaint_rule
                        where addressee = :addressee and valid_from <= :on order by valid_from desc limit 1
                        """)
                .param("addressee", addressee.name())
                .param("on", on)
                .query(Integer.class)
                .single();
    }

    void insert(Complaint complaint) {
        jdbc.sql("""
                        insert into portal.complaint (id, resident_id, institution_id, division, addressee, subject, words, state, made_at,
                          due_at, changed_at)
                        values (:id, :resident, :institution, :division, :addressee, :subject, :words, :state, :made, :due, :made)
                        """)
                .param("id", complaint.id())
                .param("resident", complaint.residentId())
                .param("institution", complaint.institutionId())
                .param("division", complaint.division())
                .param("addressee", complaint.addressee().name())
                .param("subject", complaint.subject().name())
                .param("words", complaint.words())
                .param("state", complaint.state().name())
                .param("made", utc(complaint.madeAt()))
                .param("due", utc(complaint.dueAt()))
                .update();
    }

    /** Moves on from a state; false when it is in another one by now. */
    boolean move(UUID id, ComplaintState from, ComplaintState to, Instant now) {
        return jdbc.sql("update portal.complaint set state = :to, changed_at = :now where id = :id and state = :from")
                        .param("to", to.name())
                        .param("now", utc(now))
                        .param("id", id)
                        .param("from", from.name())
                        .update()
                == 1;
    }

    /** Passes an answered one on to the commission, with a new clock. */
    boolean passOn(UUID id, Instant due, Instant now) {
        return jdbc.sql("""
                        update portal.complaint set state = 'OPEN', addressee = 'COMMISSION', due_at = :due, changed_at = :now
                        where id = :id and state = 'ANSWERED' and addressee = 'INSTITUTION'
                        """)
                        .param("due", utc(due))
                        .param("now", utc(now))
                        .param("id", id)
                        .update()
                == 1;
    }

    void say(UUID id, ComplaintStep step, String by, @Nullable String words, Instant now) {
        jdbc.sql("""
                        insert into portal.complaint_step (id, complaint_id, at, step, by, words)
                        values (:step_id, :id, :now, :step, :by, :words)
                        """)
                .param("step_id", Identifiers.next())
                .param("id", id)
                .param("now", utc(now))
                .param("step", step.name())
                .param("by", by)
                .param("words", words)
                .update();
    }

    Optional<Complaint> find(UUID id) {
        return jdbc.sql("select * from portal.complaint where id = :id")
                .param("id", id)
                .query((row, number) -> complaint(row, said(id)))
                .optional();
    }

    List<Complaint> ofResident(UUID residentId, int limit) {
        return jdbc.sql(
                        "select * from portal.complaint where resident_id = :resident order by made_at desc limit :limit")
                .param("resident", residentId)
                .param("limit", limit)
                .query((row, number) -> complaint(row, List.of()))
                .list();
    }

    /** Addressed to an institution: the open ones first, by their deadline. */
    List<Complaint> toInstitution(UUID institutionId, int limit) {
        return jdbc.sql("""
                        select * from portal.complaint where institution_id = :institution and addressee = 'INSTITUTION'
                        order by state <> 'OPEN', due_at limit :limit
                        """)
                .param("institution", institutionId)
                .param("limit", limit)
                .query((row, number) -> complaint(row, List.of()))
                .list();
    }

    /** Addressed to the commission of a division, and those that institutions there have not answered in time. */
    List<Complaint> toCommission(String division, Instant now, int limit) {
        return jdbc.sql("""
                        select * from portal.complaint where division like :division
                          and (addressee = 'COMMISSION' or state = 'OPEN' and due_at < :now)
                        order by state <> 'OPEN', due_at limit :limit
                        """)
                .param("division", division + "%")
                .param("now", utc(now))
                .param("limit", limit)
                .query((row, number) -> complaint(row, List.of()))
                .list();
    }

    private List<Complaint.Said> said(UUID id) {
        return jdbc.sql("select * from portal.complaint_step where complaint_id = :id order by at, id")
                .param("id", id)
                .query((row, number) -> new Complaint.Said(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        ComplaintStep.valueOf(row.getString("step")),
                        row.getString("by"),
                        row.getString("words")))
                .list();
    }

    private static Complaint complaint(ResultSet row, List<Complaint.Said> said) throws SQLException {
        return new Complaint(
                row.getObject("id", UUID.class),
                row.getObject("resident_id", UUID.class),
                row.getObject("institution_id", UUID.class),
                row.getString("division"),
                ComplaintAddressee.valueOf(row.getString("addressee")),
                ComplaintSubject.valueOf(row.getString("subject")),
                row.getString("words"),
                ComplaintState.valueOf(row.getString("state")),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                said);
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
