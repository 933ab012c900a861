package org.jieli.capacity;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A schedule as typed, or as a line of a file has it; the share in percent. */
record ScheduleForm(
        @Nullable String departmentId,
        @Nullable String clinic,
        @Nullable String weekday,
        @Nullable String startsAt,
        @Nullable String slotMinutes,
        @Nullable String slotCount,
        @Nullable String slotCapacity,
        @Nullable String reservedShare,
        @Nullable String releaseHours,
        @Nullable String from,
        @Nullable String to,
        @Nullable String version) {

    static ScheduleForm empty(ReservedShares shares, LocalDate today) {
        return new ScheduleForm(
                "",
                "",
                "1",
                "08:30",
                "30",
                "6",
                "1",
                percent(shares.slots()),
                Integer.toString(shares.releaseHours()),
                today.toString(),
                "",
                "");
    }

    static ScheduleForm of(StoredSchedule stored) {
        Schedule schedule = stored.schedule();
        return new ScheduleForm(
                schedule.departmentId().toString(),
                schedule.clinic(),
                Integer.toString(schedule.weekday().getValue()),
                schedule.startsAt().toString(),
                Integer.toString(schedule.slotMinutes()),
                Integer.toString(schedule.slotCount()),
                Integer.toString(schedule.slotCapacity()),
                percent(schedule.reservedShare()),
                Integer.toString(schedule.releaseHours()),
                schedule.from().toString(),
                schedule.to() == null ? "" : schedule.to().toString(),
                Integer.toString(stored.version()));
    }

    NewSchedule schedule(TypedFields fields) {
        return new NewSchedule(
                fields.identifier("departmentId", departmentId),
                TypedFields.text(clinic),
                fields.weekday("weekday", weekday),
                fields.time("startsAt", startsAt),
                fields.number("slotMinutes", slotMinutes),
                fields.number("slotCount", slotCount),
                fields.number("slotCapacity", slotCapacity),
                fields.share("reservedShare", reservedShare),
                fields.number("releaseHours", releaseHours),
                fields.date("from", from),
                fields.date("to", to));
    }

    ScheduleTerms terms(TypedFields fields) {
        return new ScheduleTerms(
                fields.share("reservedShare", reservedShare),
                fields.number("releaseHours", releaseHours),
                fields.date("to", to));
    }

    int knownVersion() {
        String typed = TypedFields.text(version);
        return typed.matches("[0-9]{1,9}") ? Integer.parseInt(typed) : 0;
    }

    private static String percent(BigDecimal share) {
        return share.movePointRight(2).stripTrailingZeros().toPlainString();
    }
}
