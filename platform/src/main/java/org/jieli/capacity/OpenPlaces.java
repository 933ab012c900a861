package org.jieli.capacity;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Places that anybody may take: those not kept for referrals, and the kept ones once they are released. A booked one is given back with
 * {@link Capacity#release}.
 */
public interface OpenPlaces {

    /** The clinics of the institutions with open places within the days, the earliest first. */
    List<OpenClinic> clinics(Collection<UUID> institutions, int days, int limit);

    /** The slots of one clinic with an open place, the earliest first; {@code free} counts the open ones only. */
    List<SlotSummary> slots(UUID departmentId, String clinic, int days, int limit);

    /** Books a place for the holder; again is the same booking. Faults: {@code capacity.full}, {@code capacity.over}. */
    void book(UUID slotId, UUID holderId);

    /**
     * A clinic that takes bookings.
     *
     * @param free open places within the days
     * @param firstAt when the first of them begins
     */
    record OpenClinic(UUID institutionId, UUID departmentId, String clinic, int free, Instant firstAt) {}
}
