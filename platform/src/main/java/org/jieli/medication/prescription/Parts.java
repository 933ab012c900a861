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

    /** A part with its amount of each line of which it has any. */
    public record Cut(int number, LocalDate dueOn, int days, Map<Integer, Integer> quantities) {

        private Cut longerBy(int more) {
            return new Cut(number, dueOn, days + more, quantities);
        }
    }

    /**
     * A part of which no line has a unit would never be dispensed and keep the prescription open: the days of the part before stretch
     * over it.
     */
    public static List<Cut> cut(LocalDate start, int days, int every, List<Whole> lines) {
        List<Cut> parts = new ArrayList<>();
        for (int from = 0; from < days; from += every) {
            int until = Math.min(days, from + every);
            Map<Integer, Integer> quantities = new TreeMap<>();
            for (Whole line : lines) {
                int units = upTo(line.quantity(), until, days) - upTo(line.quantity(), from, days);
                if (units > 0) {
                    quantities.put(line.line(), units);
                }
            }
            if (!quantities.isEmpty()) {
                parts.add(new Cut(parts.size() + 1, start.plusDays(from), until - from, quantities));
            } else if (!parts.isEmpty()) {
                parts.set(parts.size() - 1, parts.getLast().longerBy(until - from));
            }
        }
        return parts;
    }

    /** Units that so many of the days need, rounded up. */
    private static int upTo(int quantity, int day, int days) {
        return (int) (((long) quantity * day + days - 1) / days);
    }
}
