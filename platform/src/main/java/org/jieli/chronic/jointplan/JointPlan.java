package org.jieli.chronic.jointplan;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A hospital's plan for a person, and what became of it.
 *
 * @param hospitalId the hospital that proposed it
 * @param institutionId where the person is held
 * @param agreed what the family doctor agreed to, null while it waits
 * @param replacedAt when a later plan took its place, null before
 * @param version what a change must have seen
 */
record JointPlan(
        UUID id,
        UUID residentId,
        UUID referralId,
        UUID hospitalId,
        UUID institutionId,
        String proposedBy,
        Instant proposedAt,
        PlanWords proposed,
        @Nullable PlanWords agreed,
        @Nullable String agreedBy,
        @Nullable Instant agreedAt,
        @Nullable Instant replacedAt,
        int version) {

    boolean isWaiting() {
        return agreedAt == null;
    }

    boolean isInForce() {
        return agreedAt != null && replacedAt == null;
    }

    /** What holds, or what is proposed while nothing does. */
    PlanWords words() {
        return agreed == null ? proposed : agreed;
    }
}
