package org.jieli.capacity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an institution's departments can offer for a referral.
 *
 * @param freeSlots slots open to a referral within the asked days, reserved share included
 * @param firstSlotId the earliest of them, null when there is none
 * @param firstSlotAt when it begins
 * @param freeBeds beds open to a referral today, reserve included
 */
public record Availability(
        UUID institutionId,
        int freeSlots,
        @Nullable UUID firstSlotId,
        @Nullable Instant firstSlotAt,
        int freeBeds) {}
