package org.jieli.enrolment.policy;

/** How sure a number is: certain, likely (a county confirms it), or uncertain. */
public enum Confidence {
    C,
    L,
    U
}
