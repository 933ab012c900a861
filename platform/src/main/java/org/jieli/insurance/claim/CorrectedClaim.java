package org.jieli.insurance.claim;

import java.util.List;
import java.util.UUID;

/**
 * The answer to a correction.
 *
 * @param revision the bill's revision now
 * @param reason why, as it was given
 * @param changed what comes out otherwise now, this bill and those that follow in the person's course
 */
public record CorrectedClaim(UUID id, String number, int revision, String reason, List<ChangedSettlement> changed) {}
