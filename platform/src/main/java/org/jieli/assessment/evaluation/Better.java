package org.jieli.assessment.evaluation;

/** Which way of a figure is wished for. */
public enum Better {
    HIGHER,
    LOWER,
    /** The source wishes neither. */
    NONE
}
