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
 * @param reservedShare share of the day's places kept for referrals, 0 to 1, to the nearest and at least one, spread over the slots
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
        @Nullable LocalDate to) {

    /** Minutes from midnight to the first slot. */
    int startMinute() {
        return startsAt.toSecondOfDay() / 60;
    }

    /** Minutes from midnight to the end of the last slot. */
    int endMinute() {
        return startMinute() + slotMinutes * slotCount;
    }

    LocalTime endsAt() {
        return LocalTime.ofSecondOfDay(endMinute() % (24 * 60) * 60L);
    }

    /** Whether it is the same clinic, open at the same time on some day. */
    boolean overlaps(Schedule other) {
        return departmentId.equals(other.departmentId)
                && clinic.equals(other.clinic)
                && weekday == other.weekday
                && startMinute() < other.endMinute()
                && other.startMinute() < endMinute()
                && (to == null || !to.isBefore(other.from))
                && (other.to == null || !other.to.isBefore(from));
    }

    /** Whether it says the same, whatever its identifier. */
    boolean isSameAs(Schedule other) {
        return overlaps(other)
                && !from.isBefore(other.from)
                && startsAt.equals(other.startsAt)
                && slotMinutes == other.slotMinutes
                && slotCount == other.slotCount
                && slotCapacity == other.slotCapacity
                && reservedShare.compareTo(other.reservedShare) == 0
                && releaseHours == other.releaseHours
                && java.util.Objects.equals(to, other.to);
    }
}
