package org.jieli.capacity;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jieli.shared.FieldFault;
import org.jspecify.annotations.Nullable;

/** Reads what people type or keep in sheets, Excel's own numbers for dates and times among it; collects what cannot be read. */
final class TypedFields {

    private static final Pattern DATE = Pattern.compile("([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?");
    private static final Pattern SERIAL = Pattern.compile("[3-9][0-9]{4}(\\.0+)?");
    private static final Pattern TIME = Pattern.compile("([0-9]{1,2})[:：]([0-9]{2})([:：]00)?");
    private static final Pattern FRACTION = Pattern.compile("0?\\.[0-9]+");
    private static final Pattern SHARE = Pattern.compile("([0-9]{1,3}(\\.[0-9])?)\\s*[%％]?");
    private static final LocalDate EXCEL_ZERO = LocalDate.of(1899, 12, 30);
    private static final int MINUTES_OF_DAY = 24 * 60;
    private static final String CHINESE_DAYS = "一二三四五六日";
    private static final String EXAMPLE_DATE = "2026-12-01";

    private final List<FieldFault> faults = new ArrayList<>();

    List<FieldFault> faults() {
        return faults;
    }

    @Nullable
    Integer number(String path, @Nullable String text) {
        String typed = text(text).replaceFirst("\\.0+$", "");
        if (typed.isEmpty() || typed.matches("-?[0-9]{1,9}")) {
            return typed.isEmpty() ? null : Integer.valueOf(typed);
        }
        return unreadable(path, "capacity.whole-number", typed);
    }

    /** A percentage as a share of one. */
    @Nullable
    BigDecimal share(String path, @Nullable String text) {
        String typed = text(text);
        Matcher matcher = SHARE.matcher(typed);
        if (typed.isEmpty() || matcher.matches()) {
            return typed.isEmpty() ? null : new BigDecimal(matcher.group(1)).movePointLeft(2);
        }
        return unreadable(path, "capacity.share", typed);
    }

    @Nullable
    LocalDate date(String path, @Nullable String text) {
        String typed = text(text);
        if (typed.isEmpty()) {
            return null;
        }
        if (SERIAL.matcher(typed).matches()) {
            return EXCEL_ZERO.plusDays(new BigDecimal(typed).longValue());
        }
        Matcher matcher = DATE.matcher(typed);
        try {
            if (matcher.matches()) {
                return LocalDate.of(part(matcher, 1), part(matcher, 2), part(matcher, 3));
            }
        } catch (DateTimeException e) {
            return unreadable(path, "capacity.no-such-date", typed);
        }
        return unreadable(path, "capacity.date", typed, EXAMPLE_DATE);
    }

    @Nullable
    LocalTime time(String path, @Nullable String text) {
        String typed = text(text);
        if (typed.isEmpty()) {
            return null;
        }
        if (FRACTION.matcher(typed).matches()) {
            long minute = Math.round(Double.parseDouble(typed) * MINUTES_OF_DAY);
            return LocalTime.ofSecondOfDay(minute % MINUTES_OF_DAY * 60);
        }
        Matcher matcher = TIME.matcher(typed);
        if (matcher.matches() && part(matcher, 1) < 24 && part(matcher, 2) < 60) {
            return LocalTime.of(part(matcher, 1), part(matcher, 2));
        }
        return unreadable(path, "capacity.time", typed);
    }

    /** 周一, 星期一, 一, 1, Monday or Mon. */
    @Nullable
    DayOfWeek weekday(String path, @Nullable String text) {
        String typed = text(text);
        if (typed.isEmpty()) {
            return null;
        }
        String day = typed.replaceFirst("^(星期|周|礼拜)", "").replace('天', '日').replaceFirst("\\.0+$", "");
        int chinese = day.length() == 1 ? CHINESE_DAYS.indexOf(day) : -1;
        if (chinese >= 0) {
            return DayOfWeek.of(chinese + 1);
        }
        if (day.matches("[1-7]")) {
            return DayOfWeek.of(Integer.parseInt(day));
        }
        String english = day.toUpperCase(Locale.ROOT);
        for (DayOfWeek each : DayOfWeek.values()) {
            if (english.length() >= 3 && each.name().startsWith(english)) {
                return each;
            }
        }
        return unreadable(path, "capacity.weekday", typed);
    }

    @Nullable
    UUID identifier(String path, @Nullable String text) {
        String typed = text(text);
        try {
            return typed.isEmpty() ? null : UUID.fromString(typed);
        } catch (IllegalArgumentException e) {
            return unreadable(path, "capacity.department-unknown", typed);
        }
    }

    static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }

    private static int part(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    private <T> @Nullable T unreadable(String path, String code, Object... arguments) {
        faults.add(FieldFault.of(path, code, arguments));
        return null;
    }
}
