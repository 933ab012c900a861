package org.jieli.chronic;

import java.time.Duration;

/**
 * What a recomputation of chronic care did.
 *
 * @param proposed how many people were newly proposed for a programme
 * @param states how many states of a person in a programme there are
 */
public record RecomputedCare(long proposed, long states, Duration took) {}
