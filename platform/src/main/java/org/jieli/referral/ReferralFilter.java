package org.jieli.referral;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which referrals a list shows, within the asker's scope; absent values do not filter.
 *
 * @param q a referral's number, or a person's name, initials or number
 * @param side which side the institution, the division or the asker's own scope has in it; null either
 * @param institution sender or present receiver
 * @param division a code prefix, of the sender's or the receiver's place
 * @param owner whose step is next
 * @param overdue only those whose deadline has passed, the longest overdue first
 * @param since first day of submission
 * @param until last day of submission
 */
record ReferralFilter(
        @Nullable String q,
        @Nullable ReferralState state,
        @Nullable Cohort cohort,
        @Nullable ReferralDirection direction,
        @Nullable Urgency urgency,
        Step.@Nullable Refusal refusal,
        @Nullable ReferralSide side,
        @Nullable UUID institution,
        @Nullable String division,
        @Nullable UUID from,
        @Nullable UUID to,
        @Nullable UUID owner,
        @Nullable UUID resident,
        boolean overdue,
        @Nullable LocalDate since,
        @Nullable LocalDate until) {

    /** Narrow enough in time to be counted to the last one. */
    boolean isBounded() {
        return since != null || overdue;
    }
}
