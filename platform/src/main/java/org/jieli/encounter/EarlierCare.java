package org.jieli.encounter;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was done for a person before this visit.
 *
 * @param at when it was
 * @param kind message key of what it was, one of the timeline's
 * @param text what was found or measured, empty when nothing was
 * @param outcome message key of how it was classed, null where it was not
 */
public record EarlierCare(
        Instant at, String kind, String text, @Nullable String outcome) {}
