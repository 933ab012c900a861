package org.jieli.assessment.task;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jieli.shared.Access;
import org.jieli.shared.CurrentAccess;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Takes down what happens to reports, in the transaction in which it does; tells it for the timeline. */
@Repository
public class ReportEvents {

    private final JdbcClient jdbc;
    private final Clock clock;

    ReportEvents(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Notes an action of the asker; state and number of versions are the report's own at this moment. */
    @Transactional
    public void note(Collection<UUID> reports, ReportAction action, String words) {
        Access by = CurrentAccess.require();
        jdbc.sql("""
                insert into assessment.event (report_id, action, state, words, submission, account_id, by_name, at_place, at)
                select r.id, :action, r.state, :words, r.submissions, :account, :by, :place, :at
                from assessment.report r where r.id = any (:reports)
                """)
                .param("reports", reports.toArray(UUID[]::new))
                .param("action", action.name())
                .param("words", words)
                .param("account", by.accountId())
                .param("by", by.personName())
                .param("place", by.institutionName())
                .param("at", TaskRepository.utc(clock.instant()))
                .update();
    }

    /** What happened to a report within the asker's scope, the latest first. */
    @Transactional(readOnly = true)
    public List<ReportEvent> of(UUID reportId) {
        return jdbc.sql("select * from assessment.event where report_id = :report order by id desc")
                .param("report", reportId)
                .query(ReportEvents::event)
                .list();
    }

    private static ReportEvent event(ResultSet row, int number) throws SQLException {
        return new ReportEvent(
                row.getLong("id"),
                ReportAction.valueOf(row.getString("action")),
                ReportState.valueOf(row.getString("state")),
                row.getString("words"),
                row.getInt("submission"),
                row.getString("by_name"),
                row.getString("at_place"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
