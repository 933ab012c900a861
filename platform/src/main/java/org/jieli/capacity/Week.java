package org.jieli.capacity;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The week of a day, from Monday. */
record Week(LocalDate monday) {

    static final int DAYS = 7;

    static Week of(@Nullable LocalDate day, LocalDate today) {
        return new Week(
                Objects.requireNonNullElse(day, today).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
    }

    List<LocalDate> days() {
        return Stream.iterate(monday, day -> day.plusDays(1)).limit(DAYS).toList();
    }

    LocalDate sunday() {
        return monday.plusDays(DAYS - 1L);
    }

    LocalDate until() {
        return monday.plusDays(DAYS);
    }

    LocalDate previous() {
        return monday.minusDays(DAYS);
    }

    LocalDate next() {
        return until();
    }
}
