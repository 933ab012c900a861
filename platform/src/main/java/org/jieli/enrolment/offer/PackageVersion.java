package org.jieli.enrolment.offer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A version of a service package.
 *
 * @param division whose people a basic package is for, a code prefix; null for personalised ones
 * @param institutionId who offers a personalised package; null for basic ones
 * @param authority division code of the county authority it is filed with
 * @param reason why it was sent back
 * @param soldFrom since when it is sold; null before it was filed
 * @param soldUntil the first day on which it is no longer sold
 */
public record PackageVersion(
        UUID id,
        UUID packageId,
        PackageKind kind,
        String name,
        @Nullable String division,
        @Nullable UUID institutionId,
        int number,
        VersionState state,
        String authority,
        String about,
        Price price,
        String source,
        String writtenBy,
        @Nullable Instant submittedAt,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy,
        @Nullable String reason,
        @Nullable LocalDate soldFrom,
        @Nullable LocalDate soldUntil,
        int revision,
        List<PackageItem> items) {

    public PackageVersion {
        items = List.copyOf(items);
    }

    public boolean isSoldOn(LocalDate day) {
        return soldFrom != null && !day.isBefore(soldFrom) && (soldUntil == null || day.isBefore(soldUntil));
    }
}
