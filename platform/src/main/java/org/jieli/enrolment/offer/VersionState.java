package org.jieli.enrolment.offer;

/** Where a version of a package stands. */
public enum VersionState {
    DRAFT,
    SUBMITTED,
    SENT_BACK,
    /** Filed, and sold as long as no later version or end stands in the way. */
    FILED;

    public boolean isOpen() {
        return this == DRAFT || this == SENT_BACK;
    }
}
