package org.jieli.enrolment.agreement;

/** What became of an agreement's paper; whether a signed one runs on a day, its dates tell. */
public enum AgreementState {
    PROPOSED,
    SIGNED,
    DECLINED,
    WITHDRAWN
}
