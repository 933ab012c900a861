package org.jieli.assessment.papers;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file that goes with a report.
 *
 * @param size in bytes
 * @param sha256 hexadecimal
 * @param replacedAt since when a newer one stands in its place; null for the one in force
 */
record Paper(
        UUID id,
        UUID reportId,
        PaperKind kind,
        String name,
        String mediaType,
        long size,
        String sha256,
        String addedBy,
        Instant addedAt,
        @Nullable Instant replacedAt) {}
