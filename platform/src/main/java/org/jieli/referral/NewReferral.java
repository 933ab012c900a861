package org.jieli.referral;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A referral to be drafted or submitted; its direction and reach follow from the two institutions.
 *
 * @param consent how the person agreed; needed to submit, unless it is an emergency
 * @param wentAt when the person went, for an emergency that is filed afterwards (within 24 hours)
 * @param assessorId the associate chief physician or above who assessed a referral out of the pooling region
 * @param slotId a slot chosen at submission, held in the same transaction
 * @param choice which receiver was proposed first, and why another was chosen
 * @param signature the person's signature on the screen, a PNG in base64 or as a data URL; with {@code SIGNED}
 */
record NewReferral(
        UUID residentId,
        Urgency urgency,
        UUID toInstitutionId,
        @Nullable UUID toDepartmentId,
        ReferralContent content,
        @Nullable Consent consent,
        @Nullable UUID visitId,
        @Nullable UUID admissionId,
        @Nullable UUID assessorId,
        @Nullable UUID slotId,
        @Nullable Instant wentAt,
        @Nullable Choice choice,
        @Nullable String signature) {

    /** How the person agreed: signed on the screen, on paper, or (emergency) to be asked later. */
    enum Consent {
        SIGNED,
        PAPER,
        LATER
    }

    /** The receiver that ranked first, and the reason for choosing another. */
    record Choice(UUID bestInstitutionId, @Nullable String reason) {}
}
