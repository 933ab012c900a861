package org.jieli.institution;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The catalogue of an institution or a care level (诊治病种目录): the narrowest range that holds a code decides. */
final class DiseaseCatalogue {

    static final DiseaseCatalogue EMPTY = new DiseaseCatalogue(List.of());

    private final Entry[] narrowestFirst;

    DiseaseCatalogue(List<Entry> entries) {
        narrowestFirst = entries.stream()
                .sorted(Comparator.comparingLong((Entry entry) -> entry.range().width())
                        .thenComparing(Entry::from, Comparator.reverseOrder()))
                .toArray(Entry[]::new);
    }

    /** A range with what is said of it, and the days on which that holds. */
    record Entry(
            IcdRange range,
            Capability capability,
            LocalDate from,
            @Nullable LocalDate to) {

        boolean holdsOn(LocalDate day) {
            return !day.isBefore(from) && (to == null || day.isBefore(to));
        }
    }

    /** What the catalogue says of a code on a day; empty when it says nothing. */
    Optional<Capability> says(String icd10, LocalDate on) {
        long code = IcdRange.ordinal(icd10);
        for (Entry entry : narrowestFirst) {
            if (entry.range().contains(code) && entry.holdsOn(on)) {
                return Optional.of(entry.capability());
            }
        }
        return Optional.empty();
    }
}
