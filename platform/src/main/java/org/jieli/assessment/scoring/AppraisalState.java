package org.jieli.assessment.scoring;

/** Where an appraisal stands. */
public enum AppraisalState {
    /** Experts grade. */
    SCORING,
    /** The units read their results and may object. */
    FEEDBACK,
    PUBLISHED
}
