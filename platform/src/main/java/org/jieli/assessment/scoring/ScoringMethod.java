package org.jieli.assessment.scoring;

/** How an indicator's points follow from its value. */
public enum ScoringMethod {
    /** The share of the best threshold that was reached. */
    STEPS,
    /** Between two bounds, in proportion. */
    LINEAR,
    /** An expert chooses a grade by evidence. */
    GRADES
}
