package org.jieli.assessment.spotcheck;

/** By which rule a sample is drawn. */
enum SampleRule {
    /** Reports with figures outside of their peers' fences, or with explained failures of plausibility, the most first. */
    OUTLIERS,
    /** Reports with cells that were changed in the last hours before the submission, the most first. */
    LATE_CHANGES,
    /** By a recorded number. */
    RANDOM
}
