package org.jieli.assessment.task;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jieli.shared.CurrentAccess;
import org.jieli.web.KeysetPage;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Lists of reports within the asker's scope, what waits longest first. */
@Repository
public class ReportLists {

    private static final String ORDER = "coalesce(r.submitted_at, '1970-01-01 00:00+00'::timestamptz)";

    private final JdbcClient jdbc;

    ReportLists(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public KeysetPage<Report> page(ReportSelection selection, ReportKey after, int limit) {
        return named(selection, "", after, limit);
    }

    /** The same for units whose name contains a text. */
    @Transactional(readOnly = true)
    public KeysetPage<Report> named(ReportSelection selection, String name, ReportKey after, int limit) {
        if (seesNothing(selection)) {
            return new KeysetPage<>(List.of(), null);
        }
        List<Report> found = statement(
                        ReportRepository.REPORT + where(selection)
                                + (name.isEmpty() ? "" : " and strpos(r.name, :name) > 0") + " and (" + ORDER
                                + ", r.id) > (:at, :id) order by "
                                + ORDER + ", r.id limit :limit",
                        selection)
                .param("name", name)
                .param("at", TaskRepository.utc(after.at()))
                .param("id", after.id())
                .param("limit", limit + 1)
                .query(ReportRepository::report)
                .list();
        return KeysetPage.of(found, limit, report -> ReportKey.of(report).toString());
    }

    /** How many there are in each state, whatever state the selection names. */
    @Transactional(readOnly = true)
    public Map<ReportState, Long> counts(ReportSelection selection) {
        Map<ReportState, Long> counts = new EnumMap<>(ReportState.class);
        if (seesNothing(selection)) {
            return counts;
        }
        ReportSelection any = new ReportSelection(
                selection.taskId(), selection.division(), null, selection.form(), selection.reviewed());
        statement("select r.state, count(*) from assessment.report r" + where(any) + " group by r.state", any)
                .query((row, number) -> counts.put(ReportState.valueOf(row.getString(1)), row.getLong(2)))
                .list();
        return counts;
    }

    /**
     * What comes after everything with the prefix. A range of codes is read from the index also under row-level security, which a
     * {@code like} is not: it might tell of rows that nobody may see.
     */
    public static String beyond(String prefix) {
        return prefix + Character.toString(Character.MAX_CODE_POINT);
    }

    private static boolean seesNothing(ReportSelection selection) {
        return selection.reviewed() && !ReportAccess.reviews();
    }

    private JdbcClient.StatementSpec statement(String sql, ReportSelection selection) {
        return jdbc.sql(sql)
                .param("task", selection.taskId())
                .param("place", selection.division())
                .param("beyond", beyond(selection.division()))
                .param(
                        "state",
                        selection.state() == null ? null : selection.state().name())
                .param("form", selection.form())
                .param("digits", CurrentAccess.require().division().length());
    }

    private static String where(ReportSelection selection) {
        return " where r.task_id = :task"
                + (selection.division().isEmpty() ? "" : " and r.division ~>=~ :place and r.division ~<~ :beyond")
                + (selection.state() == null ? "" : " and r.state = :state")
                + (selection.form() == null ? "" : " and r.form = :form")
                + (selection.reviewed() ? " and (r.institution_id is not null or length(r.division) > :digits)" : "");
    }
}
