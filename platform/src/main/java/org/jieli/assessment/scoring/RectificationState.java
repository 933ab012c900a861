package org.jieli.assessment.scoring;

/** How far something is put right. */
public enum RectificationState {
    OPEN,
    /** The unit says what it did; the leader is to look. */
    PROVED,
    CONFIRMED
}
