package org.jieli.referral;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/** Into which pieces a period is cut for a chart over time. */
enum Bucket {
    DAY,
    WEEK,
    MONTH;

    private static final int DAYS_BY_DAY = 31;
    private static final int DAYS_BY_WEEK = 186;

    static Bucket of(LocalDate since, LocalDate until) {
        long days = ChronoUnit.DAYS.between(since, until) + 1;
        return days <= DAYS_BY_DAY ? DAY : days <= DAYS_BY_WEEK ? WEEK : MONTH;
    }

    /** The name that PostgreSQL's {@code date_trunc} knows. */
    String unit() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The first day of the piece that a day lies in. */
    LocalDate start(LocalDate day) {
        return switch (this) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
        };
    }

    LocalDate next(LocalDate start) {
        return switch (this) {
            case DAY -> start.plusDays(1);
            case WEEK -> start.plusWeeks(1);
            case MONTH -> start.plusMonths(1);
        };
    }
}
