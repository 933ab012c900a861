package org.jieli.assessment.task;

/** Where a report stands on its way up the line. */
public enum ReportState {
    NOT_STARTED,
    FILLING,
    SUBMITTED,
    RETURNED,
    ACCEPTED,
    LOCKED,
    PUBLISHED;

    /** Whether cells may be changed by those who fill it in. */
    public boolean isWithFiller() {
        return this == NOT_STARTED || this == FILLING || this == RETURNED;
    }

    /** Whether its frozen version counts in figures. */
    public boolean counts() {
        return this == ACCEPTED || this == LOCKED || this == PUBLISHED;
    }
}
