package org.jieli.assessment.example;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jieli.assessment.ReportingExamples;
import org.jieli.assessment.task.NewTask;
import org.jieli.assessment.task.Tasks;
import org.jieli.shared.Access;
import org.jieli.shared.AccessScope;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sets the demo's tasks and has reports invented for them. */
@Component
class ExampleTasks implements ReportingExamples {

    private static final int HALF_YEARS = 3;
    private static final int WORKING_DAYS = 118;
    private static final int OPENED_BEFORE = 20;
    private static final int CLOSES_AFTER = 16;

    private final Tasks tasks;
    private final ExampleReports reports;
    private final JdbcClient jdbc;

    ExampleTasks(Tasks tasks, ExampleReports reports, JdbcClient jdbc) {
        this.tasks = tasks;
        this.reports = reports;
        this.jdbc = jdbc;
    }

    @Override
    public void load(LocalDate today, long seed) {
        LocalDate current = firstDayOfLastHalfYear(today);
        List<UUID> set = new ArrayList<>();
        for (int back = HALF_YEARS - 1; back >= 0; back--) {
            LocalDate from = current.minusMonths(6L * back);
            set.add(
                    back == 0
                            ? set(from, today.minusDays(OPENED_BEFORE), today.plusDays(CLOSES_AFTER))
                            : set(from, from.plusMonths(7), from.plusMonths(8)));
        }
        for (int i = 0; i < set.size(); i++) {
            boolean open = i == set.size() - 1;
            reports.fill(set.get(i), seed, i, open);
            if (!open) {
                publish(set.get(i));
            }
        }
    }

    private UUID set(LocalDate from, LocalDate opens, LocalDate closes) {
        NewTask wanted = new NewTask(
                "示范：" + from.getYear() + " 年" + (from.getMonthValue() == 1 ? "上" : "下") + "半年分级诊疗评估",
                "2019",
                from,
                from.plusMonths(6).minusDays(1),
                WORKING_DAYS,
                opens.atTime(8, 0),
                closes.atTime(18, 0),
                null);
        Access leader = new Access(null, null, "demo", null, "demo", Role.EVALUATOR, "", AccessScope.division(""));
        return CurrentAccess.callAs(leader, () -> tasks.set(wanted));
    }

    private void publish(UUID task) {
        jdbc.sql("update assessment.task set published_at = closes + interval '30 days' where id = :task")
                .param("task", task)
                .update();
    }

    private static LocalDate firstDayOfLastHalfYear(LocalDate today) {
        LocalDate thisHalf = today.withDayOfMonth(1).withMonth(today.getMonthValue() <= 6 ? 1 : 7);
        return thisHalf.minusMonths(6);
    }
}
