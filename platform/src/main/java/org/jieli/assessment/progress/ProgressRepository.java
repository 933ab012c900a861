package org.jieli.assessment.progress;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jieli.assessment.task.ReportLists;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts reports by place; row-level security keeps others' out of the counts. */
@Repository
class ProgressRepository {

    private static final String OWED = """
            select r.id, t.name as task, coalesce(r.extended_to, t.closes) as closes, u.name, r.division, r.institution_id,
                   lead.institution_id as lead_institution
            from assessment.report r join assessment.task t on t.id = r.task_id join assessment.unit u on u.id = r.unit_id
            left join assessment.unit lead on lead.id = u.lead_unit_id
            where r.state in ('NOT_STARTED', 'FILLING', 'RETURNED')
            """;

    private final JdbcClient jdbc;

    ProgressRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A report that is owed, with who is told: its own institution and the lead's, or the authority.
     *
     * @param closes the report's own closing time
     */
    record Owed(
            UUID report,
            String task,
            Instant closes,
            String unit,
            String division,
            @Nullable UUID institution,
            @Nullable UUID leadInstitution) {}

    /** Which kinds of leads a city has in a task. */
    record Leads(String city, long urban, long county) {}

    List<Tally> tallies(UUID task, String division, int digits) {
        return jdbc.sql("""
                select left(r.division, :digits) as place,
                       count(*) filter (where r.state = 'NOT_STARTED') as not_started,
                       count(*) filter (where r.state = 'FILLING') as filling,
                       count(*) filter (where r.state = 'SUBMITTED') as submitted,
                       count(*) filter (where r.state = 'RETURNED') as returned,
                       count(*) filter (where r.state in ('ACCEPTED', 'LOCKED', 'PUBLISHED')) as accepted,
                       count(*) filter (where r.late) as late
                from assessment.report r
                where r.task_id = :task and r.division ~>=~ :place and r.division ~<~ :beyond
                group by 1 order by 1
                """)
                .param("digits", digits)
                .param("task", task)
                .param("place", division)
                .param("beyond", ReportLists.beyond(division))
                .query((row, number) -> new Tally(
                        row.getString("place"),
                        row.getLong("not_started"),
                        row.getLong("filling"),
                        row.getLong("submitted"),
                        row.getLong("returned"),
                        row.getLong("accepted"),
                        row.getLong("late")))
                .list();
    }

    List<Leads> leads(UUID task, String division) {
        return jdbc.sql("""
                select left(r.division, 4) as city,
                       count(*) filter (where r.form = 'urban_lead') as urban,
                       count(*) filter (where r.form = 'county_lead') as county
                from assessment.report r
                where r.task_id = :task and r.division ~>=~ :place and r.division ~<~ :beyond and r.form in ('urban_lead', 'county_lead')
                group by 1
                """)
                .param("task", task)
                .param("place", division)
                .param("beyond", ReportLists.beyond(division))
                .query((row, number) -> new Leads(row.getString("city"), row.getLong("urban"), row.getLong("county")))
                .list();
    }

    /** Institutions that report as leads. */
    List<UUID> leadInstitutions(UUID task, String division) {
        return jdbc.sql("""
                select r.institution_id from assessment.report r
                where r.task_id = :task and r.division ~>=~ :place and r.division ~<~ :beyond and r.form in ('urban_lead', 'county_lead')
                """)
                .param("task", task)
                .param("place", division)
                .param("beyond", ReportLists.beyond(division))
                .query(UUID.class)
                .list();
    }

    /**
     * What is owed in a place, or of the given reports alone; left out is who was asked for since a moment.
     *
     * @param reports null for all of the place
     */
    List<Owed> owed(UUID task, String division, @Nullable Collection<UUID> reports, Instant since) {
        return jdbc.sql(OWED + """
                  and r.task_id = :task and r.division ~>=~ :place and r.division ~<~ :beyond
                  and not exists (select from assessment.event e where e.report_id = r.id and e.action = 'CHASE' and e.at >= :since)
                """ + (reports == null ? "" : " and r.id = any (:reports)"))
                .param("task", task)
                .param("place", division)
                .param("beyond", ReportLists.beyond(division))
                .param("reports", reports == null ? new UUID[0] : reports.toArray(UUID[]::new))
                .param("since", utc(since))
                .query(ProgressRepository::owed)
                .list();
    }

    /** What is owed and closes within a span from now on, unless it was reminded of within that span already. */
    List<Owed> closing(Instant now, Duration within) {
        return jdbc.sql(OWED + """
                  and t.published_at is null and t.opens <= :now
                  and coalesce(r.extended_to, t.closes) > :now and coalesce(r.extended_to, t.closes) <= :until
                  and not exists (select from assessment.event e where e.report_id = r.id and e.action = 'REMIND'
                                  and e.at >= coalesce(r.extended_to, t.closes) - make_interval(secs => :seconds))
                """)
                .param("now", utc(now))
                .param("until", utc(now.plus(within)))
                .param("seconds", within.toSeconds())
                .query(ProgressRepository::owed)
                .list();
    }

    private static Owed owed(ResultSet row, int number) throws SQLException {
        return new Owed(
                row.getObject("id", UUID.class),
                row.getString("task"),
                row.getObject("closes", OffsetDateTime.class).toInstant(),
                row.getString("name"),
                row.getString("division"),
                row.getObject("institution_id", UUID.class),
                row.getObject("lead_institution", UUID.class));
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
