package org.jieli.audit;

import org.jspecify.annotations.Nullable;

/**
 * What a check of the whole chain found.
 *
 * @param seals links checked
 * @param entries entries checked
 * @param brokenAt the first place that does not hold, null when all do
 */
record Verification(long seals, long entries, @Nullable Break brokenAt) {

    /** In what way a place is broken. */
    enum Kind {
        ENTRY_CHANGED,
        ENTRY_MISSING,
        ENTRY_INSERTED,
        SEAL_MISSING,
        SEAL_CHANGED
    }

    /**
     * A place in the chain.
     *
     * @param seal number of the batch
     * @param entry identifier of the entry, null when the seal itself is concerned
     */
    record Break(Kind kind, long seal, @Nullable Long entry) {}

    boolean holds() {
        return brokenAt == null;
    }
}
