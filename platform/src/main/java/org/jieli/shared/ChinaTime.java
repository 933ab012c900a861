package org.jieli.shared;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Instants are stored; people and rules see the calendar of Asia/Shanghai. */
public final class ChinaTime {

    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final DateTimeFormatter WORDS = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private ChinaTime() {}

    public static LocalDate date(Instant instant) {
        return instant.atZone(ZONE).toLocalDate();
    }

    public static LocalDateTime dateTime(Instant instant) {
        return instant.atZone(ZONE).toLocalDateTime();
    }

    public static Instant startOf(LocalDate date) {
        return date.atStartOfDay(ZONE).toInstant();
    }

    /** From when on somebody who was expected has not come: the time itself, or the end of the day for a place of a whole day. */
    public static Instant endOfAppointment(Instant instant) {
        LocalDateTime when = dateTime(instant);
        return when.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? startOf(when.toLocalDate().plusDays(1))
                : instant;
    }

    /** As people read it, to the minute. */
    public static String words(Instant instant) {
        return WORDS.format(dateTime(instant));
    }

    /** As people read when to come: the day alone for a place that is held for a whole day, such as a bed. */
    public static String appointment(Instant instant) {
        LocalDateTime when = dateTime(instant);
        return when.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? when.toLocalDate().toString()
                : WORDS.format(when);
    }
}
