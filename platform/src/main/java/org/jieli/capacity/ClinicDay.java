package org.jieli.capacity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A clinic on a day, its slots together.
 *
 * @param kept free places that only a referral may take now
 * @param free places of the slots that have not begun
 * @param lastStartsAt when the last slot begins
 */
record ClinicDay(
        UUID departmentId,
        String clinic,
        LocalDate day,
        int capacity,
        int taken,
        int kept,
        int free,
        Instant lastStartsAt,
        Instant endsAt) {

    Passing passing(Instant now) {
        return Passing.of(lastStartsAt, endsAt, now);
    }
}
