package org.jieli.capacity;

import java.util.List;
import java.util.Locale;
import org.jieli.web.SheetLines;

/** What a file may bring, and its columns. */
enum ImportKind {
    SCHEDULES(List.of(
            new Column("departmentId", "科室", "Department", true),
            new Column("clinic", "门诊", "Clinic", true),
            new Column("weekday", "星期", "Weekday", true),
            new Column("startsAt", "开始时间", "Start time", true),
            new Column("slotMinutes", "每段分钟", "Minutes per slot", true),
            new Column("slotCount", "段数", "Slots", true),
            new Column("slotCapacity", "每段号数", "Places per slot", true),
            new Column("reservedShare", "预留比例", "Reserved share", false),
            new Column("releaseHours", "提前放开小时", "Release hours", false),
            new Column("from", "起始日期", "From", false),
            new Column("to", "结束日期", "To", false))),
    BEDS(List.of(
            new Column("departmentId", "科室", "Department", true),
            new Column("from", "起始日期", "From", true),
            new Column("to", "结束日期", "To", false),
            new Column("beds", "床位", "Beds", true),
            new Column("reserved", "预留床位", "Reserved beds", false)));

    private final List<Column> columns;

    ImportKind(List<Column> columns) {
        this.columns = columns;
    }

    /** A column by its two names. */
    record Column(String field, String chinese, String english, boolean required) {

        String name(Locale locale) {
            return Locale.ENGLISH.getLanguage().equals(locale.getLanguage()) ? english : chinese;
        }

        String of(SheetLines.Line line) {
            return line.get(chinese, english);
        }

        boolean isIn(List<String> headers) {
            return headers.contains(chinese) || headers.contains(english.toLowerCase(Locale.ROOT));
        }
    }

    List<Column> columns() {
        return columns;
    }

    String cell(SheetLines.Line line, String field) {
        return columns.stream()
                .filter(column -> column.field().equals(field))
                .map(column -> column.of(line))
                .findFirst()
                .orElse("");
    }

    /** Required columns that a file with these does not have. */
    List<Column> missing(List<String> headers) {
        return columns.stream()
                .filter(column -> column.required() && !column.isIn(headers))
                .toList();
    }
}
