package org.jieli.resident;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who acts for a resident.
 *
 * @param endedAt until when, null while it lasts
 */
record Guardian(
        UUID id,
        UUID residentId,
        String name,
        GuardianRelation relation,
        @Nullable String maskedPhone,
        Instant since,
        @Nullable Instant endedAt) {

    boolean isOpen() {
        return endedAt == null;
    }
}
