package org.jieli.insurance;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The referral on which somebody came.
 *
 * @param referralId the referral
 * @param fromClaim the stay that he left with it, null when he came from a visit
 * @param registeredOn the day it was registered with the insurance, null when never
 * @param cancelled whether it was cancelled before it was used
 */
public record ReferralUsed(
        UUID referralId, @Nullable UUID fromClaim, @Nullable LocalDate registeredOn, boolean cancelled) {}
