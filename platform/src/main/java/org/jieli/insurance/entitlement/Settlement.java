package org.jieli.insurance.entitlement;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the calculation of a claim came to.
 *
 * @param ruleSet the version of the rules it was calculated with
 * @param year insured year whose balances it moved
 * @param stepwise whether the path counts as the right one (no reduction for coming without a referral)
 * @param link place in a disease cycle; null for outpatient care
 * @param ledger every step; empty when none was asked for
 * @param balances of the year after it
 */
public record Settlement(
        UUID claim,
        UUID ruleSet,
        int year,
        Parts parts,
        boolean stepwise,
        @Nullable Link link,
        List<LedgerLine> ledger,
        Balances balances) {}
