package org.jieli.referral;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person's own referrals with every step, for his own pages; the asker's access is the person's or his guardian's. */
public interface PersonalReferrals {

    /** Audited as a read; empty when it is not the person's. */
    Optional<PersonalReferral> find(UUID referralId);

    /** Takes a referral back, which the person may until he has arrived; faults as at the link that he was sent. */
    void withdraw(UUID referralId);

    /**
     * A referral as its person sees it.
     *
     * @param place department and clinic where he is expected, null without a booking
     */
    record PersonalReferral(
            ReferralSummary summary,
            List<PersonalStep> steps,
            @Nullable String place,
            boolean mayWithdraw) {}

    /**
     * One thing that happened with it.
     *
     * @param action key of the words behind {@code Transition.}
     * @param institutionId who did it, null for the person or a clock
     * @param words a reason or an answer that is meant for the person, null where there is none
     */
    record PersonalStep(
            Instant at,
            String action,
            @Nullable UUID institutionId,
            @Nullable String words) {}
}
