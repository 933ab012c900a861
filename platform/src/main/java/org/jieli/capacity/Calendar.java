package org.jieli.capacity;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jieli.capacity.WeekPage.ClinicRow;
import org.jieli.capacity.WeekPage.WardRow;
import org.jieli.institution.DepartmentSummary;
import org.jieli.institution.InstitutionSummary;
import org.jieli.institution.Institutions;
import org.jieli.shared.Access;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Role;
import org.jieli.web.FormFault;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts the week and the day of an institution together. */
@Service
@Transactional(readOnly = true)
class Calendar {

    private static final String UNKNOWN = "–";

    private final CalendarRepository slots;
    private final BedRepository beds;
    private final Institutions institutions;
    private final Clock clock;

    Calendar(CalendarRepository slots, BedRepository beds, Institutions institutions, Clock clock) {
        this.slots = slots;
        this.beds = beds;
        this.institutions = institutions;
        this.clock = clock;
    }

    WeekPage week(UUID institution, Week week) {
        Map<UUID, DepartmentSummary> departments = departments(institution);
        Map<String, List<ClinicDay>> byClinic = slots.clinicDays(institution, week.monday(), week.until()).stream()
                .collect(Collectors.groupingBy(
                        day -> day.departmentId() + day.clinic(), LinkedHashMap::new, Collectors.toList()));
        Map<UUID, List<BedDay>> byWard = beds.list(institution, week.monday(), week.until()).stream()
                .collect(Collectors.groupingBy(BedDay::departmentId));
        List<ClinicRow> clinics = byClinic.values().stream()
                .map(days -> new ClinicRow(
                        nameOf(departments, days.getFirst().departmentId()),
                        days.getFirst().clinic(),
                        days))
                .sorted(Comparator.comparing(ClinicRow::department).thenComparing(ClinicRow::clinic))
                .toList();
        List<WardRow> wards = byWard.entrySet().stream()
                .map(ward -> new WardRow(nameOf(departments, ward.getKey()), ward.getKey(), ward.getValue()))
                .sorted(Comparator.comparing(WardRow::department))
                .toList();
        return new WeekPage(
                week,
                LocalDate.now(clock),
                institution,
                clinics,
                wards,
                members(),
                CapacityAccess.mayWrite(institution));
    }

    DayPage day(UUID institution, LocalDate day, BedForm typed, FormFault fault) {
        return new DayPage(
                day,
                LocalDate.now(clock),
                institution,
                slots.slots(institution, day, day.plusDays(1)),
                beds.list(institution, day, day.plusDays(1)),
                departments(institution),
                !members().isEmpty(),
                CapacityAccess.mayWrite(institution),
                typed,
                fault);
    }

    List<DaySlot> slots(UUID institution, LocalDate from, LocalDate until) {
        return slots.slots(institution, from, until);
    }

    Map<UUID, DepartmentSummary> departments(UUID institution) {
        return institutions.departments(institution).stream()
                .sorted(Comparator.comparing(DepartmentSummary::name))
                .collect(Collectors.toMap(
                        DepartmentSummary::id, Function.identity(), (first, second) -> first, LinkedHashMap::new));
    }

    static String nameOf(Map<UUID, DepartmentSummary> departments, UUID id) {
        return departments.get(id) instanceof DepartmentSummary department ? department.name() : UNKNOWN;
    }

    /** What an alliance office may choose from; empty for everybody else. */
    private List<InstitutionSummary> members() {
        Access access = CurrentAccess.require();
        if (access.role() != Role.ALLIANCE_OFFICE) {
            return List.of();
        }
        return institutions.findAll(access.scope().institutions()).values().stream()
                .sorted(Comparator.comparing(InstitutionSummary::primary).thenComparing(InstitutionSummary::name))
                .toList();
    }
}
