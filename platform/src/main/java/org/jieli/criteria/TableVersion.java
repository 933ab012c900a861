package org.jieli.criteria;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A version of a decision table, in force from a day up to, not including, another. */
record TableVersion(
        UUID id,
        String name,
        String title,
        int version,
        LocalDate effectiveFrom,
        @Nullable LocalDate effectiveTo,
        String source,
        String xml,
        String uploadedBy,
        Instant uploadedAt) {

    boolean isInForceOn(LocalDate day) {
        return !effectiveFrom.isAfter(day) && (effectiveTo == null || effectiveTo.isAfter(day));
    }
}
