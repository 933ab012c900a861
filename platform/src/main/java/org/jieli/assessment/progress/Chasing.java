package org.jieli.assessment.progress;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jieli.assessment.AssessmentFault;
import org.jieli.assessment.progress.ProgressRepository.Owed;
import org.jieli.assessment.task.ReportAccess;
import org.jieli.assessment.task.ReportAction;
import org.jieli.assessment.task.ReportEvents;
import org.jieli.assessment.task.Task;
import org.jieli.audit.AuditLog;
import org.jieli.notification.Notice;
import org.jieli.notification.Notices;
import org.jieli.shared.ChinaTime;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells those who have not submitted that they should: asked for by somebody above, or by the clock. */
@Service
@Transactional
class Chasing {

    private final ProgressRepository progress;
    private final ReportEvents events;
    private final Notices notices;
    private final AuditLog audit;
    private final Clock clock;

    Chasing(ProgressRepository progress, ReportEvents events, Notices notices, AuditLog audit, Clock clock) {
        this.progress = progress;
        this.events = events;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Asks for the reports of a place that are owed, or for the given ones of them; each once a day. How many were told.
     *
     * @param reports null for all of the place
     */
    int chase(Task task, String place, @Nullable Collection<UUID> reports) {
        if (!ReportAccess.reviews() && !ReportAccess.leadsTasks()) {
            throw new Fault(CommonFault.FORBIDDEN);
        }
        if (task.phase(clock.instant()) == Task.Phase.PLANNED || task.publishedAt() != null) {
            throw new Fault(AssessmentFault.CLOSED);
        }
        Instant today = ChinaTime.startOf(ChinaTime.date(clock.instant()));
        List<Owed> owed = progress.owed(task.id(), place, reports, today).stream()
                .filter(each -> ReportAccess.mayChase(each.division(), each.institution()))
                .toList();
        tell(
                owed,
                ReportAction.CHASE,
                "progress.notice-chase",
                ChinaTime.date(today).toString());
        audit.record(
                "assessment.chase",
                null,
                "task",
                task.id(),
                Map.of("place", place, "reports", String.valueOf(owed.size())));
        return owed.size();
    }

    /** Tells all who owe a report that closes within a span, once for that span. How many were told. */
    int remind(Duration within) {
        List<Owed> owed = progress.closing(clock.instant(), within);
        tell(owed, ReportAction.REMIND, "progress.notice-remind", String.valueOf(within));
        return owed.size();
    }

    private void tell(List<Owed> owed, ReportAction action, String key, String mark) {
        if (owed.isEmpty()) {
            return;
        }
        List<Notice> told = new ArrayList<>();
        for (Owed each : owed) {
            List<String> words = List.of(each.task(), each.unit(), ChinaTime.words(each.closes()));
            String path = "/reporting/reports/" + each.report();
            String event = "report-" + action + ":" + each.report() + ":" + each.closes() + ":" + mark;
            if (each.institution() == null) {
                told.add(new Notice(null, each.division(), key, words, path, event));
            } else {
                Stream.of(each.institution(), each.leadInstitution())
                        .filter(Objects::nonNull)
                        .distinct()
                        .forEach(to -> told.add(new Notice(to, null, key, words, path, event)));
            }
        }
        events.note(owed.stream().map(Owed::report).toList(), action, "");
        notices.tell(told);
    }
}
