package org.jieli.capacity;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A schedule as asked for; a share or hours that are left out come from the alliance the institution leads. */
record NewSchedule(
        @Nullable UUID departmentId,
        @Nullable String clinic,
        @Nullable DayOfWeek weekday,
        @Nullable LocalTime startsAt,
        @Nullable Integer slotMinutes,
        @Nullable Integer slotCount,
        @Nullable Integer slotCapacity,
        @Nullable BigDecimal reservedShare,
        @Nullable Integer releaseHours,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {

    NewSchedule withDefaults(ReservedShares shares) {
        return new NewSchedule(
                departmentId,
                clinic == null ? null : clinic.strip(),
                weekday,
                startsAt,
                slotMinutes,
                slotCount,
                slotCapacity,
                reservedShare == null ? shares.slots() : reservedShare,
                releaseHours == null ? Integer.valueOf(shares.releaseHours()) : releaseHours,
                from,
                to);
    }
}
