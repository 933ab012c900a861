package org.jieli.assessment.spotcheck;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a check found of one item.
 *
 * @param submission the version that was checked
 * @param reported what stood in it
 * @param due last day of the correction
 * @param corrected what the unit entered instead
 * @param correctedSubmission the version that carries the correction
 * @param againBecause why a correction was not confirmed, or the day was moved
 */
record SpotFinding(
        UUID id,
        UUID reportId,
        String unit,
        String form,
        int submission,
        String item,
        String reported,
        String found,
        String evidence,
        LocalDate due,
        FindingState state,
        String foundBy,
        Instant foundAt,
        @Nullable String corrected,
        @Nullable String correctionWords,
        @Nullable String correctedBy,
        @Nullable Instant correctedAt,
        @Nullable Integer correctedSubmission,
        @Nullable String confirmedBy,
        @Nullable Instant confirmedAt,
        @Nullable String againBecause) {

    boolean isOverdue(LocalDate today) {
        return state == FindingState.OPEN && today.isAfter(due);
    }
}
