package org.jieli.referral;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Map;
import org.jieli.shared.ChinaTime;

/**
 * Working days: Monday to Friday, but for the days that the State Council's holiday notices move.
 *
 * @param exceptions days off (false) and weekend days worked instead (true)
 */
record WorkingCalendar(Map<LocalDate, Boolean> exceptions) {

    WorkingCalendar {
        exceptions = Map.copyOf(exceptions);
    }

    boolean isWorking(LocalDate day) {
        DayOfWeek weekday = day.getDayOfWeek();
        return exceptions.getOrDefault(day, weekday != DayOfWeek.SATURDAY && weekday != DayOfWeek.SUNDAY);
    }

    /** The same time of day, so many working days later. */
    Instant plusWorkingDays(Instant start, int days) {
        ZonedDateTime at = start.atZone(ChinaTime.ZONE);
        int left = days;
        while (left > 0) {
            at = at.plusDays(1);
            if (isWorking(at.toLocalDate())) {
                left--;
            }
        }
        return at.toInstant();
    }
}
