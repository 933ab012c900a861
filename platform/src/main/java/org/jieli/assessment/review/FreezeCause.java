package org.jieli.assessment.review;

/** Why a version was frozen. */
public enum FreezeCause {
    SUBMITTED,
    /** Mended after a spot check. */
    SPOT_CHECKED
}
