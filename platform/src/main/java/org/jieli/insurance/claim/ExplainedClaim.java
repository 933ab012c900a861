package org.jieli.insurance.claim;

import java.util.List;
import org.jieli.insurance.rules.RuleSet;

/**
 * A bill with how it came to what is paid.
 *
 * @param settlements all of it with their steps, the one that counts first
 * @param history contents before corrections, the latest first
 * @param rules the version that the one that counts was calculated with
 * @param person of whom it is; without a name, which the fund must not see
 * @param changed what corrections of this bill changed for this and other bills
 */
public record ExplainedClaim(
        StoredClaim claim,
        List<SettledClaim> settlements,
        List<EarlierContent> history,
        RuleSet rules,
        Insured person,
        List<ChangedSettlement> changed) {

    /** The settlement that counts. */
    public SettledClaim current() {
        return settlements.getFirst();
    }
}
