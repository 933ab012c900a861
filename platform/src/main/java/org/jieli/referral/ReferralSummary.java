package org.jieli.referral;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A referral as lists and other modules need it.
 *
 * @param number readable number that says where and when
 * @param ownerInstitutionId whose step is next, null at an end
 * @param dueAt when that step must be done, null when no clock runs
 * @param bookedFor when the person is expected, null before
 * @param version for If-Match and forms
 */
public record ReferralSummary(
        UUID id,
        String number,
        UUID residentId,
        ReferralDirection direction,
        Urgency urgency,
        ReferralState state,
        UUID fromInstitutionId,
        UUID toInstitutionId,
        String diagnosisCode,
        String diagnosisName,
        @Nullable UUID ownerInstitutionId,
        @Nullable Instant dueAt,
        @Nullable Instant bookedFor,
        Instant createdAt,
        Instant changedAt,
        int version) {}
