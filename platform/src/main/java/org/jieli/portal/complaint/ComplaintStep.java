package org.jieli.portal.complaint;

/** What happened with a complaint. */
enum ComplaintStep {
    MADE,
    ANSWERED,
    ACCEPTED,
    PASSED_ON
}
