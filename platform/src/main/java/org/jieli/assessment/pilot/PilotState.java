package org.jieli.assessment.pilot;

/** Where an application stands. */
enum PilotState {
    DRAFT,
    SUBMITTED,
    RETURNED,
    RECOMMENDED,
    CHOSEN,
    NOT_CHOSEN;

    boolean isWithCity() {
        return this == DRAFT || this == RETURNED;
    }
}
