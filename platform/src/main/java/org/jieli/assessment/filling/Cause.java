package org.jieli.assessment.filling;

/** How a cell came to its value. */
public enum Cause {
    TYPED,
    PASTED,
    IMPORTED,
    UNDONE,
    /** Taken from the sum of the units below, or from a computed figure. */
    PROPOSED,
    /** Mended after a spot check. */
    CORRECTED,
    /** Sent by another system. */
    SENT
}
