package org.jieli.assessment.spotcheck;

/** Where a finding stands. */
enum FindingState {
    OPEN,
    CORRECTED,
    CONFIRMED
}
