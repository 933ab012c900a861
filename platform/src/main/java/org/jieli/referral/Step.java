package org.jieli.referral;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What comes with an action on a referral; which of it is needed stands in {@link Transition.Need}.
 *
 * @param words a reason, a question, an answer, feedback; up to 500 characters
 * @param refusal why it is refused, with {@code REFUSE}
 * @param slotId the slot to hold, with {@code ACCEPT}
 * @param bedDepartmentId the department whose bed to hold instead, with {@code ACCEPT}
 * @param bedDay the day of that bed
 * @param receiverId the new receiver, with {@code REDIRECT}
 * @param consent how the person agreed, with {@code SUBMIT}
 * @param signature the person's signature on the screen (PNG), with {@code SUBMIT}
 * @param assessorId who assessed it, with {@code SUBMIT} or {@code REDIRECT} out of the pooling region
 * @param wardId the department that admits the person, with {@code START_CARE}; null for care without admission
 */
record Step(
        @Nullable String words,
        @Nullable Refusal refusal,
        @Nullable UUID slotId,
        @Nullable UUID bedDepartmentId,
        @Nullable LocalDate bedDay,
        @Nullable UUID receiverId,
        NewReferral.@Nullable Consent consent,
        @Nullable String signature,
        @Nullable UUID assessorId,
        @Nullable UUID wardId) {

    static Step nothing() {
        return saying(null);
    }

    static Step saying(@Nullable String words) {
        return new Step(words, null, null, null, null, null, null, null, null, null);
    }

    /** The person agrees and, out of the pooling region, somebody has assessed it. */
    static Step agreed(NewReferral.@Nullable Consent consent, @Nullable String signature, @Nullable UUID assessorId) {
        return new Step(null, null, null, null, null, null, consent, signature, assessorId, null);
    }

    /** Coded reasons for refusing. */
    enum Refusal {
        NO_CAPACITY,
        NOT_OUR_SPECIALTY,
        NOT_INDICATED,
        TREATABLE_LOCALLY,
        INFORMATION_MISSING,
        OTHER
    }
}
