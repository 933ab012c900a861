package org.jieli.resident;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened with a resident.
 *
 * @param kind message key of what it was, e.g. {@code timeline.visit}
 * @param summary short text in the words of the record, Chinese
 * @param sourceId the record behind it
 * @param path where it opens, null when it has no page
 */
public record TimelineEntry(
        UUID residentId,
        Instant at,
        String kind,
        UUID institutionId,
        String summary,
        UUID sourceId,
        @Nullable String path) {}
