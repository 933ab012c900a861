package org.jieli.capacity;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Ordinary appointments, which a hospital's own system makes. They take the places that are not kept for referrals, and the kept ones
 * once those are released; so one slot is never given away twice.
 */
public interface Appointments {

    /**
     * Books a place of one's own institution's slot under the hospital's number; the same number and slot again is the same
     * appointment. Faults: {@code capacity.full}, {@code capacity.kept-for-referrals}, {@code capacity.over},
     * {@code capacity.elsewhere}.
     */
    Appointment book(UUID slotId, String number);

    Optional<Appointment> find(UUID slotId, String number);

    /** Gives the place back; false when there was none. */
    boolean cancel(UUID slotId, String number);

    /**
     * A booked place.
     *
     * @param number the hospital's own number, 1 to 64 characters
     * @param at when the slot begins
     */
    record Appointment(UUID slotId, String number, UUID departmentId, String clinic, Instant at) {}
}
