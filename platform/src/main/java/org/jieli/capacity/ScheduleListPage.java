package org.jieli.capacity;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jieli.institution.DepartmentSummary;
import org.jieli.web.KeysetPage;
import org.jspecify.annotations.Nullable;

/** The schedules of an institution, of one department where one is chosen. */
record ScheduleListPage(
        KeysetPage<StoredSchedule> schedules,
        Map<UUID, DepartmentSummary> departments,
        @Nullable UUID department,
        boolean ended,
        boolean continued,
        LocalDate today,
        boolean mayWrite) {

    String nameOf(UUID id) {
        return Calendar.nameOf(departments, id);
    }

    boolean hasEnded(Schedule schedule) {
        return schedule.to() != null && schedule.to().isBefore(today);
    }

    String nextQuery() {
        return "?after=" + schedules.next() + "&ended=" + ended
                + (department == null ? "" : "&department=" + department);
    }
}
