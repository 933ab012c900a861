package org.jieli.insurance.entitlement;

import java.util.UUID;
import org.jieli.insurance.EpisodeDirection;
import org.jspecify.annotations.Nullable;

/**
 * How a stay stands in a disease cycle.
 *
 * @param cycle the first stay of the cycle
 * @param follows the stay it follows, null for the first
 * @param direction null for the first
 */
public record Link(
        UUID cycle, @Nullable UUID follows, @Nullable EpisodeDirection direction) {}
