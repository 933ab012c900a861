package org.jieli.capacity;

import java.util.Map;
import java.util.UUID;
import org.jieli.institution.DepartmentSummary;
import org.jieli.web.FormFault;
import org.jspecify.annotations.Nullable;

/** The form of a schedule: a new one, or the terms of one that is in use. */
record ScheduleFormPage(
        @Nullable StoredSchedule stored,
        ScheduleForm typed,
        Map<UUID, DepartmentSummary> departments,
        FormFault fault) {

    String action() {
        return "/capacity/schedules"
                + (stored == null ? "" : "/" + stored.schedule().id());
    }

    String nameOf(UUID id) {
        return Calendar.nameOf(departments, id);
    }
}
