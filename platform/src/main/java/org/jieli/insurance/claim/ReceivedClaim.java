package org.jieli.insurance.claim;

import java.util.List;
import java.util.UUID;
import org.jieli.insurance.entitlement.Parts;

/**
 * The answer to a bill.
 *
 * @param isNew false when it was received before
 * @param parts who pays what of it
 * @param stepwise whether the path counts as the right one
 * @param changed other bills of the person that come out otherwise since, because this one is of an earlier day
 */
public record ReceivedClaim(
        UUID id, String number, boolean isNew, Parts parts, boolean stepwise, List<SettlementChange> changed) {}
