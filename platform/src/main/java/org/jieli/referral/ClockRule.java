package org.jieli.referral;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How long the owner of a state has (table {@code referral.clock_rule}).
 *
 * @param withinAlliance for referrals inside (true) or beyond (false) the alliance only; null for both
 * @param minutes until the deadline; null where working days count
 * @param fromBooking whether the time counts from the booked hour
 * @param warnShare the part of the time after which the owner is warned, between 0 and 1
 * @param endsAfterMinutes how long after the deadline it ends by itself; null never
 */
record ClockRule(
        ReferralState state,
        Urgency urgency,
        @Nullable Boolean withinAlliance,
        @Nullable Integer minutes,
        @Nullable Integer workingDays,
        boolean fromBooking,
        BigDecimal warnShare,
        @Nullable Integer endsAfterMinutes,
        LocalDate validFrom,
        @Nullable LocalDate validTo) {

    boolean holdsOn(LocalDate day) {
        return !day.isBefore(validFrom) && (validTo == null || day.isBefore(validTo));
    }
}
