package org.jieli.enrolment;

/** The kinds of service that a package may promise (国卫基层发〔2018〕35号; likely). */
public enum ServiceKind {
    FOLLOW_UP,
    APPOINTMENT,
    UP_REFERRAL,
    DOWN_REFERRAL_RECEPTION,
    MEDICATION_REVIEW,
    LONG_PRESCRIPTION,
    HOME_VISIT,
    HEALTH_EXAMINATION,
    EDUCATION,
    TCM_GUIDANCE,
    VACCINATION_REMINDER
}
