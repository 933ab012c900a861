package org.jieli.insurance;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Something that holds for a time. */
public interface Lasting {

    /** First day. */
    LocalDate from();

    /** Last day; null while open. */
    @Nullable
    LocalDate to();

    /** Whether a day lies within. */
    default boolean holdsOn(LocalDate day) {
        LocalDate last = to();
        return !day.isBefore(from()) && (last == null || !day.isAfter(last));
    }

    /** Whether a day lies within both. */
    default boolean overlaps(Lasting other) {
        LocalDate last = to();
        LocalDate lastOfOther = other.to();
        return (last == null || !last.isBefore(other.from())) && (lastOfOther == null || !lastOfOther.isBefore(from()));
    }
}
