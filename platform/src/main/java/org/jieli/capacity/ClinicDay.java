package org.jieli.capacity;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A clinic on a day, its slots together.
 *
 * @param kept free places that only a referral may take now
 */
record ClinicDay(UUID departmentId, String clinic, LocalDate day, int capacity, int taken, int kept) {

    int free() {
        return capacity - taken;
    }
}
