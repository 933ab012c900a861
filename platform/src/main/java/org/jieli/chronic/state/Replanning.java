package org.jieli.chronic.state;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jieli.chronic.ChronicProgramme;
import org.jieli.chronic.programme.Parameters;
import org.jieli.chronic.programme.ProgrammeTables;
import org.jieli.database.BeyondScope;
import org.jieli.shared.Identifiers;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps one open follow-up for everybody who is in a programme: at the earliest day that one asks for, serving all that are due about then. */
@Service
@Transactional
public class Replanning {

    private static final String PURPOSE = "随访";

    private final JdbcClient jdbc;
    private final Parameters parameters;
    private final ProgrammeTables tables;
    private final BeyondScope beyond;
    private final Clock clock;

    Replanning(JdbcClient jdbc, Parameters parameters, ProgrammeTables tables, BeyondScope beyond, Clock clock) {
        this.jdbc = jdbc;
        this.parameters = parameters;
        this.tables = tables;
        this.beyond = beyond;
        this.clock = clock;
    }

    private record Due(String programme, UUID institutionId, String division, LocalDate nextDueOn) {}

    /** Makes the open follow-up of a resident agree with his states; he has none when he is in no programme. */
    public void replan(UUID residentId) {
        beyond.call("chronic.plan", () -> {
            List<Due> dues =
                    jdbc.sql("""
                            select programme, institution_id, division, next_due_on from chronic.person_state
                            where resident_id = :resident order by next_due_on, programme
                            """).param("resident", residentId).query(Due.class).list();
            return dues.isEmpty() ? clear(residentId) : write(residentId, dues);
        });
    }

    private int clear(UUID residentId) {
        return jdbc.sql("""
                        delete from chronic.follow_up
                        where resident_id = :resident and done_at is null and referral_id is null and programmes <> '{}'
                        """).param("resident", residentId).update();
    }

    private int write(UUID residentId, List<Due> dues) {
        Due first = dues.getFirst();
        int days = parameters.on(first.division(), LocalDate.now(clock)).whole("groupingDays");
        LocalDate together = first.nextDueOn().plusDays(days);
        List<ChronicProgramme> served = dues.stream()
                .filter(each -> !each.nextDueOn().isAfter(together))
                .map(each -> ChronicProgramme.valueOf(each.programme()))
                .sorted()
                .toList();
        return jdbc.sql("""
                        insert into chronic.follow_up as f (id, resident_id, institution_id, due_on, purpose, programmes, assigned_to,
                          assigned_name)
                        select :id, :resident, :institution, :due, :purpose, cast(:programmes as text[]), l.assigned_to, l.assigned_name
                        from (select 1) one left join lateral (
                          select assigned_to, assigned_name from chronic.follow_up
                          where resident_id = :resident and institution_id = :institution and done_at is not null
                          order by done_at desc limit 1) l on true
                        on conflict (resident_id) where done_at is null and referral_id is null and programmes <> '{}'
                        do update set due_on = excluded.due_on, purpose = excluded.purpose, programmes = excluded.programmes,
                          institution_id = excluded.institution_id
                        """)
                .param("id", Identifiers.next())
                .param("resident", residentId)
                .param("institution", first.institutionId())
                .param("due", first.nextDueOn())
                .param("purpose", served.stream().map(this::label).collect(Collectors.joining("、")) + PURPOSE)
                .param("programmes", served.stream().map(Enum::name).toArray(String[]::new))
                .update();
    }

    /** The name of a programme in the words of a plan. */
    public String label(ChronicProgramme programme) {
        return tables.definition(programme).label();
    }
}
