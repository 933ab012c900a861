package org.jieli.insurance.replay;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jieli.insurance.replay.Replay.Span;
import org.jspecify.annotations.Nullable;

/** The last days of the bills that one reader settled. */
final class BilledDays {

    private static final int MONTHS = 12;

    private final boolean[] billed = new boolean[MONTHS + 1];
    private @Nullable LocalDate first;
    private @Nullable LocalDate last;

    void add(LocalDate day) {
        if (first == null || day.isBefore(first)) {
            first = day;
        }
        if (last == null || day.isAfter(last)) {
            last = day;
        }
        billed[day.getMonthValue()] = true;
    }

    void add(BilledDays more) {
        if (more.first != null && more.last != null) {
            add(more.first);
            add(more.last);
        }
        for (int month = 1; month <= MONTHS; month++) {
            billed[month] |= more.billed[month];
        }
    }

    /** Null where there was no bill. */
    @Nullable
    Span span() {
        if (first == null || last == null) {
            return null;
        }
        List<Integer> missing = IntStream.rangeClosed(1, MONTHS)
                .filter(month -> !billed[month])
                .boxed()
                .toList();
        return new Span(first, last, missing);
    }
}
