package org.jieli.chronic.state;

import java.time.LocalDate;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Ends the programmes of people who died, and takes what was planned for them off the lists. */
@Repository
public class Departed {

    private final JdbcClient jdbc;

    Departed(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All whose death is written in their record. */
    void end(LocalDate today) {
        jdbc.sql("""
                        update chronic.membership m set ended_on = greatest(p.deceased_on, m.entered_on), end_reason = 'DIED',
                          ended_by = 'chronic.night', version = version + 1
                        from resident.fact_person p
                        where p.resident_id = m.resident_id and m.ended_on is null and p.deceased_on <= :today
                        """).param("today", today).update();
        jdbc.sql("""
                        delete from chronic.follow_up f
                        where f.done_at is null and exists (select from resident.fact_person p
                                                            where p.resident_id = f.resident_id and p.deceased_on <= :today)
                        """).param("today", today).update();
        jdbc.sql("""
                        update chronic.candidate c set state = 'DECLINED', reason = 'DIED', decided_at = now()
                        from resident.fact_person p
                        where p.resident_id = c.resident_id and c.state in ('OPEN', 'POSTPONED') and p.deceased_on <= :today
                        """).param("today", today).update();
    }

    /** One of whose death a discharge tells. */
    public void end(UUID residentId, LocalDate on, String by) {
        jdbc.sql("""
                        update chronic.membership set ended_on = greatest(cast(:on as date), entered_on), end_reason = 'DIED',
                          ended_by = :by, version = version + 1
                        where resident_id = :resident and ended_on is null
                        """)
                .param("on", on)
                .param("by", by)
                .param("resident", residentId)
                .update();
        jdbc.sql("delete from chronic.follow_up where resident_id = :resident and done_at is null")
                .param("resident", residentId)
                .update();
    }
}
