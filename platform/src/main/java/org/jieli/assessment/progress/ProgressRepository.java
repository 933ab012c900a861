package org.jieli.assessment.progress;

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

    private final JdbcClient jdbc;

    ProgressRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A report that is owed, with who is told: its own institution and the lead's, or the authority. */
    record Owed(
            UUID report,
            String unit,
            String form,
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
     * What is owed in a place, or of the given reports alone; left out is who was told for the same cause since a moment.
     *
     * @param reports null for all of the place
     */
    List<Owed> owed(UUID task, String division, @Nullable Collection<UUID> reports, String action, Instant since) {
        return jdbc.sql("""
                select r.id, u.name, u.form, r.division, r.institution_id, lead.institution_id as lead_institution
                from assessment.report r join assessment.unit u on u.id = r.unit_id
                left join assessment.unit lead on lead.id = u.lead_unit_id
                where r.task_id = :task and r.division ~>=~ :place and r.division ~<~ :beyond and r.state in ('NOT_STARTED', 'FILLING', 'RETURNED')
                """ + (reports == null ? "" : " and r.id = any (:reports)") + """
                  and not exists (select from assessment.event e where e.report_id = r.id and e.action = :action and e.at >= :since)
                """)
                .param("task", task)
                .param("place", division)
                .param("beyond", ReportLists.beyond(division))
                .param("reports", reports == null ? new UUID[0] : reports.toArray(UUID[]::new))
                .param("action", action)
                .param("since", OffsetDateTime.ofInstant(since, ZoneOffset.UTC))
                .query((row, number) -> new Owed(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getString("form"),
                        row.getString("division"),
                        row.getObject("institution_id", UUID.class),
                        row.getObject("lead_institution", UUID.class)))
                .list();
    }
}
