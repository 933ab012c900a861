package org.jieli.referral;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A referral as the database holds it, without its content. */
record StoredReferral(
        UUID id,
        String number,
        UUID residentId,
        ReferralDirection direction,
        Urgency urgency,
        Reach reach,
        ReferralState state,
        UUID fromInstitution,
        String fromName,
        UUID toInstitution,
        @Nullable UUID toDepartment,
        boolean withinAlliance,
        List<UUID> passed,
        String diagnosisCode,
        String diagnosisName,
        NewReferral.@Nullable Consent consent,
        @Nullable UUID ownerInstitution,
        @Nullable Instant dueAt,
        @Nullable Instant endsAt,
        @Nullable Instant bookedFor,
        Instant createdAt,
        Instant changedAt,
        String changedBy,
        String token,
        String linkCode,
        int linkFailures,
        int version) {

    /** Who did the last step, for words: a name, or the side when it was the person himself or a clock. */
    Object changer() {
        return Actor.of(changedBy).<Object>map(side -> side).orElse(changedBy);
    }

    ReferralSummary summary() {
        return new ReferralSummary(
                id,
                number,
                residentId,
                direction,
                urgency,
                state,
                fromInstitution,
                toInstitution,
                diagnosisCode,
                diagnosisName,
                ownerInstitution,
                dueAt,
                bookedFor,
                createdAt,
                changedAt,
                version);
    }
}
