package org.jieli.referral;

import java.time.Instant;
import java.util.UUID;

/**
 * The next step of a referral is about to be late, or is late.
 *
 * @param escalated false for the warning before the deadline, true once it has passed
 */
public record ReferralClockRang(
        UUID referralId,
        String number,
        ReferralState state,
        UUID ownerInstitutionId,
        Instant dueAt,
        boolean escalated) {}
