package org.jieli.insurance.registration;

import java.util.Locale;
import java.util.UUID;
import org.jieli.insurance.CareArea;
import org.jieli.insurance.RegistrationState;
import org.jspecify.annotations.Nullable;

/**
 * Which registrations a list shows.
 *
 * @param late only those that should have gone out before
 * @param number how the referral's number begins, or the whole number of the insured person; empty for all
 * @param after the last of the page before
 */
record RegistrationFilter(
        @Nullable RegistrationState state,
        @Nullable CareArea area,
        boolean late,
        @Nullable String number,
        @Nullable UUID after) {

    RegistrationFilter {
        number = number == null ? "" : number.strip().toUpperCase(Locale.ROOT);
    }

    RegistrationFilter from(@Nullable UUID last) {
        return new RegistrationFilter(state, area, late, number, last);
    }
}
