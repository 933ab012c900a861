package org.jieli.resident;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A change of what is known of a resident's life.
 *
 * @param phone the new one; null or blank leaves the present one
 * @param division where he lives, 9 or 12 digits
 * @param deceasedOn day of death; null when he lives, which also takes back a wrong entry
 */
record ContactChange(
        @Nullable String phone,
        @Nullable String division,
        @Nullable String address,
        @Nullable String insuranceScheme,
        @Nullable LocalDate deceasedOn) {}
