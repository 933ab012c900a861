package org.jieli.insurance.claim;

import java.time.Instant;
import org.jieli.insurance.entitlement.Settlement;
import org.jspecify.annotations.Nullable;

/**
 * A settlement as it is kept.
 *
 * @param revision from 1 within its bill
 * @param because what made it be settled again; null for the first
 */
public record SettledClaim(
        Settlement settlement, int revision, @Nullable Because because, Instant settledAt) {}
