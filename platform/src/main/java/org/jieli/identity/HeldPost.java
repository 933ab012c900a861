package org.jieli.identity;

import java.time.LocalDate;
import java.util.UUID;
import org.jieli.shared.Role;
import org.jspecify.annotations.Nullable;

/**
 * A post with its period.
 *
 * @param to the first day on which it is no longer held, null while it is open
 */
record HeldPost(
        UUID id,
        UUID accountId,
        Role role,
        @Nullable UUID institutionId,
        String division,
        String placeName,
        LocalDate from,
        @Nullable LocalDate to) {

    boolean isHeldOn(LocalDate day) {
        return !from.isAfter(day) && (to == null || to.isAfter(day));
    }

    boolean hasEndedOn(LocalDate day) {
        return to != null && !to.isAfter(day);
    }
}
