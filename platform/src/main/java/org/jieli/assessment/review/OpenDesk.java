package org.jieli.assessment.review;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jieli.assessment.ReportingDesk;
import org.jieli.assessment.task.Report;
import org.jieli.assessment.task.ReportAccess;
import org.jieli.assessment.task.ReportLists;
import org.jieli.assessment.task.ReportSelection;
import org.jieli.assessment.task.ReportState;
import org.jieli.assessment.task.Reports;
import org.jieli.assessment.task.Task;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Counts what waits in the open task that closes first. */
@Service
@Transactional(readOnly = true)
class OpenDesk implements ReportingDesk {

    private final Reports reports;
    private final ReportLists lists;
    private final Clock clock;

    OpenDesk(Reports reports, ReportLists lists, Clock clock) {
        this.reports = reports;
        this.lists = lists;
        this.clock = clock;
    }

    @Override
    public Optional<Waiting> waiting() {
        return reports.tasks().stream()
                .filter(task -> task.phase(clock.instant()) == Task.Phase.OPEN)
                .min(Comparator.comparing(Task::closes))
                .map(this::waiting)
                .filter(waiting -> waiting.toFill() + waiting.toReview() > 0);
    }

    private Waiting waiting(Task task) {
        List<Report> mine = reports.mine(task);
        long toReview = ReportAccess.reviews()
                ? lists.counts(new ReportSelection(task.id(), "", null, null, true))
                        .getOrDefault(ReportState.SUBMITTED, 0L)
                : 0;
        return new Waiting(
                task.name(),
                task.closes(),
                mine.stream().filter(report -> report.state().isWithFiller()).count(),
                mine.stream()
                        .filter(report -> report.state() == ReportState.RETURNED)
                        .count(),
                toReview);
    }
}
