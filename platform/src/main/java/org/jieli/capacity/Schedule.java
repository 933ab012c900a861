package org.jieli.capacity;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A clinic that recurs every week.
 *
 * @param slotMinutes length of a slot
 * @param slotCount slots one after the other from {@code startsAt}
 * @param slotCapacity places in each
 * @param reservedShare share of the places kept for referrals, 0 to 1, rounded up
 * @param releaseHours hours before a slot at which unused reserved places are released to everybody
 * @param to last day, null while it goes on
 */
public record Schedule(
        UUID id,
        UUID institutionId,
        UUID departmentId,
        String clinic,
        DayOfWeek weekday,
        LocalTime startsAt,
        int slotMinutes,
        int slotCount,
        int slotCapacity,
        BigDecimal reservedShare,
        int releaseHours,
        LocalDate from,
        @Nullable LocalDate to) {}
