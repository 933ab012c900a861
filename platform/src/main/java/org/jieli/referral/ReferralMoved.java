package org.jieli.referral;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A referral moved from one state to another.
 *
 * @param action what was done: a constant of the transition table, e.g. {@code ACCEPT}
 * @param before the state it left, null when it came into being
 * @param words what was said with it: a reason, a question, an answer; null when nothing
 */
public record ReferralMoved(
        UUID referralId,
        String number,
        UUID residentId,
        ReferralDirection direction,
        Urgency urgency,
        UUID fromInstitutionId,
        UUID toInstitutionId,
        String action,
        @Nullable ReferralState before,
        ReferralState after,
        @Nullable String words,
        @Nullable Instant bookedFor,
        Instant at) {}
