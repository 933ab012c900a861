package org.jieli.capacity;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A ward's beds on a day.
 *
 * @param reserved beds kept for referrals
 * @param taken holds and bookings together
 * @param takenByReferral those of them that are referrals'
 * @param version rises when beds or reserve are set
 */
record BedDay(UUID departmentId, LocalDate day, int beds, int reserved, int taken, int takenByReferral, int version) {

    int free() {
        return beds - taken;
    }

    /** Of the free beds, those only a referral may take. */
    int kept() {
        return Math.min(free(), Math.max(0, reserved - takenByReferral));
    }
}
