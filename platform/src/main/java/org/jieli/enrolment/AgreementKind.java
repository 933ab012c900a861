package org.jieli.enrolment;

/** The forms of an agreement: with the team alone, with three teachers (三师共管), or with three institutions (1+1+1). */
public enum AgreementKind {
    ORDINARY,
    /** Specialist, family doctor and health manager together. */
    THREE_TEACHER,
    /** A community, a district and a city institution. */
    ONE_ONE_ONE
}
