package org.jieli.assessment.task;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A task to set.
 *
 * @param opens and {@code closes}: the clock of Asia/Shanghai
 * @param previous the task of the last period; null for the latest one before of the same area
 */
public record NewTask(
        @Nullable String name,
        @Nullable String edition,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable Integer workingDays,
        @Nullable LocalDateTime opens,
        @Nullable LocalDateTime closes,
        @Nullable UUID previous) {}
