package org.jieli.referral;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What stands on the paper of a referral beside its state and content.
 *
 * @param assessorId who assessed a referral out of the pooling region
 * @param refusal the coded reason, when it was refused
 * @param consentDueAt until when the consent to an emergency is to be had, null when nothing is outstanding
 */
record Paper(
        @Nullable UUID practitionerId,
        @Nullable UUID assessorId,
        Step.@Nullable Refusal refusal,
        @Nullable Instant submittedAt,
        @Nullable Instant arrivedAt,
        @Nullable Instant consentDueAt) {}
