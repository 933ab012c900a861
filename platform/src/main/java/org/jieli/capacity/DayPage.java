package org.jieli.capacity;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jieli.institution.DepartmentSummary;
import org.jieli.web.FormFault;

/** An institution's slots and beds on a day, and the form for its beds. */
record DayPage(
        LocalDate day,
        LocalDate today,
        UUID institution,
        List<DaySlot> slots,
        List<BedDay> beds,
        Map<UUID, DepartmentSummary> departments,
        boolean ofMember,
        boolean mayWrite,
        BedForm typed,
        FormFault fault) {

    String nameOf(UUID department) {
        return Calendar.nameOf(departments, department);
    }

    List<DepartmentSummary> wards() {
        return departments.values().stream()
                .filter(DepartmentSummary::inpatient)
                .toList();
    }

    boolean maySetBeds() {
        return mayWrite && !day.isBefore(today) && !wards().isEmpty();
    }

    String path(LocalDate other) {
        return "/capacity/days/" + other + (ofMember ? "?institution=" + institution : "");
    }

    String weekPath() {
        return "/capacity?from=" + day + (ofMember ? "&institution=" + institution : "");
    }
}
