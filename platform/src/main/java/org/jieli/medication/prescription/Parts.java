package org.jieli.medication.prescription;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Cuts a prescription into the parts in which it is dispensed; together they are the whole, never more. */
public final class Parts {

    private Parts() {}

    /** A line with its whole amount of units. */
    public record Whole(int line, int quantity) {}

    /** A part with its amount of each line. */
    public record Cut(int number, LocalDate dueOn, int days, Map<Integer, Integer> quantities) {}

    public static List<Cut> cut(LocalDate start, int days, int every, List<Whole> lines) {
        List<Cut> parts = new ArrayList<>();
        for (int from = 0; from < days; from += every) {
            int until = Math.min(days, from + every);
            Map<Integer, Integer> quantities = new TreeMap<>();
            for (Whole line : lines) {
                quantities.put(line.line(), upTo(line.quantity(), until, days) - upTo(line.quantity(), from, days));
            }
            parts.add(new Cut(parts.size() + 1, start.plusDays(from), until - from, quantities));
        }
        return parts;
    }

    /** Units that so many of the days need, rounded up. */
    private static int upTo(int quantity, int day, int days) {
        return (int) (((long) quantity * day + days - 1) / days);
    }
}
