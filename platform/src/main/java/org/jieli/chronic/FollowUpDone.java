package org.jieli.chronic;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A follow-up was done; {@code referralId} is the down-referral that had asked for it, where there is one. */
public record FollowUpDone(
        UUID followUpId,
        UUID residentId,
        UUID institutionId,
        @Nullable UUID referralId,
        Instant at) {}
