package org.jieli.chronic.finding;

import java.time.LocalDate;
import java.util.UUID;
import org.jieli.chronic.ChronicProgramme;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may belong into a programme.
 *
 * @param institutionId where a doctor decides on him
 * @param foundBy {@code DIAGNOSIS}, {@code HIGH_VALUES} or {@code HIGH_NORMAL}
 * @param evidence codes, days and values that speak for it
 * @param dueOn from when he waits for a decision
 */
public record FoundPerson(
        UUID id,
        UUID residentId,
        ChronicProgramme programme,
        UUID institutionId,
        String foundBy,
        String evidence,
        LocalDate foundOn,
        LocalDate dueOn,
        String state,
        @Nullable String reason) {

    String key() {
        return dueOn + "_" + id;
    }
}
