package org.jieli.resident;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What changes in a resident's life: where he is reached, how he is insured, his death.
 *
 * @param version to be sent back with a change
 */
record Contact(
        UUID residentId,
        int version,
        @Nullable String maskedPhone,
        String division,
        @Nullable String address,
        @Nullable String insuranceScheme,
        @Nullable LocalDate deceasedOn) {}
