package org.jieli.referral;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which referrals a list shows, within the asker's scope; absent values do not filter.
 *
 * @param owner whose step is next
 * @param overdue only those whose deadline has passed
 * @param after the last referral of the page before
 */
record ReferralFilter(
        @Nullable ReferralState state,
        @Nullable UUID from,
        @Nullable UUID to,
        @Nullable UUID owner,
        @Nullable UUID resident,
        boolean overdue,
        @Nullable UUID after) {}
