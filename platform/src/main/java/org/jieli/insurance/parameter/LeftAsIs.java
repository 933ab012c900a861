package org.jieli.insurance.parameter;

import org.jspecify.annotations.Nullable;

/**
 * A person whose bills could not be settled again.
 *
 * @param personNumber 参保号; null where none is known any more
 */
public record LeftAsIs(@Nullable String personNumber, Why why) {

    /** What was in the way. */
    public enum Why {
        RULES_MISSING,
        COVERAGE_MISSING,
        NOT_CALCULABLE
    }
}
