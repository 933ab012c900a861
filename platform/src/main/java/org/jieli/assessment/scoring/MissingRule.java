package org.jieli.assessment.scoring;

/** What becomes of the weight of an indicator that cannot be scored. */
public enum MissingRule {
    /** No points for it. */
    ZERO,
    /** Its weight is spread over those that are scored, in proportion to theirs. */
    SPREAD
}
