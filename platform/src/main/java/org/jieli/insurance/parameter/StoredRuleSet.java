package org.jieli.insurance.parameter;

import java.time.Instant;
import org.jieli.insurance.rules.RuleSet;
import org.jspecify.annotations.Nullable;

/**
 * A version of the rules as it is stored.
 *
 * @param revision raised by every change, for the check on saving
 */
record StoredRuleSet(
        RuleSet set,
        RuleState state,
        int revision,
        Instant changedAt,
        String changedBy,
        @Nullable Instant issuedAt) {

    boolean isDraft() {
        return state == RuleState.DRAFT;
    }
}
