package org.jieli.capacity;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jieli.institution.DepartmentSummary;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The week as an Excel workbook: clinics by day, every slot, beds by day. */
@Component
class WeekSheet {

    private final Calendar calendar;
    private final BedBook beds;
    private final MessageSource messages;

    WeekSheet(Calendar calendar, BedBook beds, MessageSource messages) {
        this.calendar = calendar;
        this.beds = beds;
        this.messages = messages;
    }

    byte[] of(UUID institution, Week week, Locale locale) throws IOException {
        Map<UUID, DepartmentSummary> departments = calendar.departments(institution);
        List<List<Object>> clinics = calendar.week(institution, week).clinics().stream()
                .flatMap(row -> row.days().stream().map(day -> clinic(row.department(), day, locale)))
                .toList();
        List<List<Object>> slots = calendar.slots(institution, week.monday(), week.until()).stream()
                .map(slot -> slot(Calendar.nameOf(departments, slot.departmentId()), slot))
                .toList();
        List<List<Object>> wards = beds.list(institution, week.monday(), week.until()).stream()
                .map(day -> beds(Calendar.nameOf(departments, day.departmentId()), day, locale))
                .toList();
        return Sheets.workbook(workbook -> {
            Sheets.sheet(
                    workbook,
                    words("capacity.clinics", locale),
                    headings(locale, "day", "weekday", "departmentId", "clinic", "places", "booked", "kept", "free"),
                    clinics);
            Sheets.sheet(
                    workbook,
                    words("capacity.slots", locale),
                    headings(
                            locale,
                            "day",
                            "startsAt",
                            "endsAt",
                            "departmentId",
                            "clinic",
                            "places",
                            "byReferral",
                            "byOthers",
                            "kept",
                            "free",
                            "releasedAt"),
                    slots);
            Sheets.sheet(
                    workbook,
                    words("capacity.beds", locale),
                    headings(locale, "day", "weekday", "departmentId", "beds", "booked", "kept", "free"),
                    wards);
        });
    }

    private List<Object> clinic(String department, ClinicDay day, Locale locale) {
        return List.of(
                day.day(),
                weekday(day.day(), locale),
                department,
                day.clinic(),
                day.capacity(),
                day.taken(),
                day.kept(),
                day.free());
    }

    private static List<Object> slot(String department, DaySlot slot) {
        return List.of(
                slot.day(),
                slot.from(),
                slot.to(),
                department,
                slot.clinic(),
                slot.capacity(),
                slot.takenReferral(),
                slot.takenOpen(),
                slot.kept(),
                slot.free(),
                slot.releasedAtText());
    }

    private List<Object> beds(String department, BedDay day, Locale locale) {
        return List.of(
                day.day(), weekday(day.day(), locale), department, day.beds(), day.taken(), day.kept(), day.free());
    }

    private String weekday(LocalDate day, Locale locale) {
        return words("DayOfWeek." + day.getDayOfWeek(), locale);
    }

    private List<String> headings(Locale locale, String... columns) {
        return Stream.of(columns)
                .map(column -> words("capacity.column." + column, locale))
                .toList();
    }

    private String words(String key, Locale locale) {
        return String.valueOf(messages.getMessage(key, null, key, locale));
    }
}
