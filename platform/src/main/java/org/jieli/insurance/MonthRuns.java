package org.jieli.insurance;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Months of a year told shortly: {@code 1–10, 12}. */
public final class MonthRuns {

    private MonthRuns() {}

    /** Those that follow each other as one. */
    public static String of(Collection<Integer> months) {
        List<Integer> sorted = months.stream().distinct().sorted().toList();
        List<String> runs = new ArrayList<>();
        int start = 0;
        while (start < sorted.size()) {
            int first = sorted.get(start);
            int end = start;
            while (end + 1 < sorted.size() && sorted.get(end + 1) == first + end + 1 - start) {
                end++;
            }
            runs.add(end == start ? String.valueOf(first) : first + "–" + sorted.get(end));
            start = end + 1;
        }
        return String.join(", ", runs);
    }
}
