package org.jieli.insurance.claim;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jieli.insurance.Scheme;
import org.jspecify.annotations.Nullable;

/**
 * That somebody is insured, as his fund sends it; nothing is sure yet.
 *
 * @param residentId who, or {@code recordNumber}
 * @param recordNumber health record number, 17 digits
 * @param from first day; with the person's number it tells which insured time is meant
 * @param to last day; open when missing
 */
public record NewCoverage(
        @Nullable String personNumber,
        @Nullable Scheme scheme,
        @Nullable UUID residentId,
        @Nullable String recordNumber,
        @Nullable Set<String> groups,
        @Nullable String assistance,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {}
