package org.jieli.capacity;

import java.time.Instant;
import java.util.UUID;

/**
 * A slot of a clinic.
 *
 * @param free places a referral may still take
 * @param reserved places kept for referrals, of {@code capacity}
 */
public record SlotSummary(
        UUID id,
        UUID institutionId,
        UUID departmentId,
        String clinic,
        Instant startsAt,
        Instant endsAt,
        int capacity,
        int reserved,
        int free) {}
