package org.jieli.portal.complaint;

/** How far a complaint is. */
enum ComplaintState {
    OPEN,
    ANSWERED,
    CLOSED
}
