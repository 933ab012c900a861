package org.jieli.assessment.task;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One unit's report in one task.
 *
 * @param extendedTo a later closing time for this report alone
 * @param submissions how many versions were frozen
 * @param late whether the last submission came after the task's closing time
 */
public record Report(
        UUID id,
        UUID taskId,
        Unit unit,
        ReportState state,
        @Nullable Instant extendedTo,
        @Nullable String extensionReason,
        int submissions,
        @Nullable Instant submittedAt,
        boolean late,
        int version) {

    public Instant closes(Task task) {
        return extendedTo == null ? task.closes() : extendedTo;
    }

    /** Whether cells may be saved at this moment. */
    public boolean isOpen(Task task, Instant now) {
        return state.isWithFiller() && isTimely(task, now);
    }

    /** Whether the moment lies within the time in which the report is filled in. */
    public boolean isTimely(Task task, Instant now) {
        return task.publishedAt() == null && !now.isBefore(task.opens()) && now.isBefore(closes(task));
    }
}
