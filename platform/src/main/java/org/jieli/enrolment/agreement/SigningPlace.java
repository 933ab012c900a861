package org.jieli.enrolment.agreement;

/** Where an agreement is signed. */
public enum SigningPlace {
    DESK,
    HOME,
    /** On the phone (互联网+签约). */
    ONLINE,
    /** Came from another system. */
    TAKEN_OVER
}
