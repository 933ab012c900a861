package org.jieli.capacity;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jieli.institution.InstitutionSummary;
import org.jspecify.annotations.Nullable;

/**
 * The calendar of a week.
 *
 * @param clinics a row each, by department
 * @param wards a row each
 * @param members other institutions that an alliance office may look at
 */
record WeekPage(
        Week week,
        LocalDate today,
        UUID institution,
        List<ClinicRow> clinics,
        List<WardRow> wards,
        List<InstitutionSummary> members,
        boolean mayWrite) {

    /** A clinic's days; a day on which it is closed is missing. */
    record ClinicRow(String department, String clinic, List<ClinicDay> days) {

        @Nullable
        ClinicDay on(LocalDate day) {
            return days.stream()
                    .filter(each -> each.day().equals(day))
                    .findFirst()
                    .orElse(null);
        }
    }

    /** A ward's days. */
    record WardRow(String department, UUID departmentId, List<BedDay> days) {

        @Nullable
        BedDay on(LocalDate day) {
            return days.stream()
                    .filter(each -> each.day().equals(day))
                    .findFirst()
                    .orElse(null);
        }
    }

    boolean isEmpty() {
        return clinics.isEmpty() && wards.isEmpty();
    }

    boolean isEmptyOn(LocalDate day) {
        return clinics.stream().allMatch(row -> row.on(day) == null)
                && wards.stream().allMatch(row -> row.on(day) == null);
    }

    /** The address of another week or a day, of the same institution. */
    String query(LocalDate from) {
        return "?from=" + from + institutionPart("&");
    }

    String dayPath(LocalDate day) {
        return "/capacity/days/" + day + institutionPart("?");
    }

    private String institutionPart(String before) {
        return members.isEmpty() ? "" : before + "institution=" + institution;
    }
}
