package org.jieli.assessment.task;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jieli.audit.AuditLog;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Brings a whole task to its end: locks what was accepted, and publishes what is locked. */
@Service
@Transactional
public class ClosingTasks {

    private final TaskRepository tasks;
    private final ReportRepository reports;
    private final ReportEvents events;
    private final AuditLog audit;
    private final Clock clock;

    ClosingTasks(TaskRepository tasks, ReportRepository reports, ReportEvents events, AuditLog audit, Clock clock) {
        this.tasks = tasks;
        this.reports = reports;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /** Locks every accepted report of the task that the asker may lock; how many there were. */
    public int lockAccepted(UUID taskId) {
        Task task = led(taskId);
        List<UUID> locked =
                reports.moveAll(task.id(), ReportState.ACCEPTED, ReportState.LOCKED, ReportAccess.locksAuthorities());
        return taken(ReportStep.LOCK, task, locked);
    }

    /** Publishes every locked report of the task, and with the first time the task itself; how many there were. */
    public int publish(UUID taskId) {
        Task task = led(taskId);
        List<UUID> published = reports.moveAll(task.id(), ReportState.LOCKED, ReportState.PUBLISHED, true);
        if (published.isEmpty() && task.publishedAt() == null) {
            throw new Fault(org.jieli.assessment.AssessmentFault.NOTHING_LOCKED);
        }
        tasks.publish(task.id(), clock.instant());
        return taken(ReportStep.PUBLISH, task, published);
    }

    private int taken(ReportStep step, Task task, List<UUID> moved) {
        events.note(moved, ReportAction.of(step), "");
        audit.record(
                "assessment.task-" + step.name().toLowerCase(java.util.Locale.ROOT),
                null,
                "task",
                task.id(),
                Map.of("name", task.name(), "reports", String.valueOf(moved.size())));
        return moved.size();
    }

    private Task led(UUID taskId) {
        ReportAccess.requireLead();
        return tasks.find(taskId)
                .filter(task ->
                        task.division().startsWith(CurrentAccess.require().division()))
                .orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
    }
}
