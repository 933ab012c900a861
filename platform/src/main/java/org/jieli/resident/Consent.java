package org.jieli.resident;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A consent that a person, or a guardian for him, gave.
 *
 * @param grantedBy the name of who gave it
 * @param guardianId the guardian who gave it, null when the person did
 * @param evidence where the proof is, e.g. the number of the signed paper
 * @param withdrawnAt when it was taken back, null while it holds
 */
public record Consent(
        UUID id,
        UUID residentId,
        ConsentKind kind,
        Instant grantedAt,
        String grantedBy,
        @Nullable UUID guardianId,
        @Nullable String evidence,
        @Nullable Instant withdrawnAt,
        @Nullable String withdrawnBy) {

    /** Whether it was not taken back. */
    public boolean holds() {
        return withdrawnAt == null;
    }
}
