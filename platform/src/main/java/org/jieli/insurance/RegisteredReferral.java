package org.jieli.insurance;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a referral is registered with the insurance.
 *
 * @param registeredOn from when it counts as a referral for the insurance; null while it does not
 * @param endsOn the last day on which somebody may be admitted with it
 * @param serial number of the fund (trt_dcla_detl_sn); null before it is confirmed
 * @param late whether it should have gone out before
 */
public record RegisteredReferral(
        UUID id,
        UUID referralId,
        RegistrationNeed need,
        RegistrationState state,
        @Nullable LocalDate registeredOn,
        LocalDate endsOn,
        @Nullable String serial,
        boolean late) {

    /** As a bill names the referral that a person came on; not registered when the registration had ended before his admission. */
    public ReferralUsed used(@Nullable UUID fromClaim, LocalDate admission) {
        return new ReferralUsed(
                referralId, fromClaim, admission.isAfter(endsOn) ? null : registeredOn, state.isCancelled());
    }
}
