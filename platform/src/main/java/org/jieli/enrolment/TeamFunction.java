package org.jieli.enrolment;

/** What a member does in a family-doctor team (国卫基层发〔2018〕35号; likely). */
public enum TeamFunction {
    FAMILY_DOCTOR,
    NURSE,
    PUBLIC_HEALTH,
    SPECIALIST,
    HEALTH_MANAGER,
    VILLAGE_DOCTOR,
    PHARMACIST,
    TCM_DOCTOR,
    REHABILITATION,
    SOCIAL_WORKER
}
