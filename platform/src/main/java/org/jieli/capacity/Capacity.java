package org.jieli.capacity;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Slots and beds. A hold is a promise: nobody else can take it until it is booked, released or expires; the database never lets
 * bookings exceed capacity.
 */
public interface Capacity {

    /** What the departments offer from {@code from} within {@code days}; by institution. What has begun is no longer offered. */
    Map<UUID, Availability> availability(Collection<UUID> departmentIds, Instant from, int days);

    /** Slots of the departments with a place free for a referral, earliest first. */
    List<SlotSummary> freeSlots(Collection<UUID> departmentIds, Instant from, int days, int limit);

    Optional<SlotSummary> slot(UUID slotId);

    /** Holds one place of a slot for a holder (the referral); empty when it is full. Holding the same place again is the same hold; holding another gives the first back. */
    Optional<Hold> holdSlot(UUID slotId, UUID holderId, Duration validFor);

    /** Holds a bed of a department for a day; empty when none is free. */
    Optional<Hold> holdBed(UUID departmentId, LocalDate day, UUID holderId, Duration validFor);

    /** Makes the holder's hold a booking that does not expire; false when the hold is gone. */
    boolean book(UUID holderId);

    /** Gives the holder's hold or booking back; false when there was none. */
    boolean release(UUID holderId);

    Optional<Hold> holdOf(UUID holderId);

    /**
     * A place kept for somebody.
     *
     * @param holderId the referral
     * @param departmentId where
     * @param slotId the slot, null for a bed
     * @param clinic name of the clinic, empty for a bed
     * @param at when the slot begins, or the start of the bed's day
     * @param bed whether it is a bed
     * @param expiresAt when an unbooked hold falls back, null once booked
     */
    record Hold(
            UUID holderId,
            UUID institutionId,
            UUID departmentId,
            @org.jspecify.annotations.Nullable UUID slotId,
            String clinic,
            Instant at,
            boolean bed,
            @org.jspecify.annotations.Nullable Instant expiresAt) {}
}
