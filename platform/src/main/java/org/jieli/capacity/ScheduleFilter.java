package org.jieli.capacity;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which schedules of an institution.
 *
 * @param after the last one of the page before
 * @param running only those that have not ended before this day; all when null
 */
record ScheduleFilter(
        UUID institutionId,
        @Nullable UUID departmentId,
        @Nullable LocalDate running,
        @Nullable UUID after) {}
