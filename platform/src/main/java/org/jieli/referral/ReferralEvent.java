package org.jieli.referral;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One step in a referral's history.
 *
 * @param action a constant of {@link Transition}, or {@code DRAFT}
 * @param words what was said with it
 */
record ReferralEvent(
        String action,
        @Nullable ReferralState before,
        ReferralState after,
        @Nullable UUID institutionId,
        String personName,
        @Nullable String words,
        Instant at) {}
