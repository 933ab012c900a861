package org.jieli.referral;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A referral in a list.
 *
 * @param submittedAt null for a draft
 */
record ListedReferral(
        @JsonUnwrapped ReferralSummary summary,
        @Nullable Instant submittedAt,
        @Nullable String refusal) {

    /** Where the list goes on after it. */
    ListKey key(boolean byDeadline) {
        return new ListKey(byDeadline ? summary.dueAt() : submittedAt, summary.id());
    }
}
