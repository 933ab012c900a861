package org.jieli.shared;

/** The jobs people do in Jieli; one account may hold several, bound to institutions, and works in one at a time. */
public enum Role {
    VILLAGE_DOCTOR,
    FAMILY_DOCTOR,
    SPECIALIST,
    PHARMACIST,
    REFERRAL_CENTRE,
    ALLIANCE_OFFICE,
    HEALTH_COMMISSION,
    INSURANCE_BUREAU,
    EVALUATOR,
    INTEGRATOR,
    ADMINISTRATOR;

    /** Whether the role treats people at a primary institution. */
    public boolean isPrimaryClinician() {
        return this == VILLAGE_DOCTOR || this == FAMILY_DOCTOR;
    }

    /** Whether the role works with people's records; the others work with institutions, rules and figures. */
    public boolean seesPeople() {
        return this != INSURANCE_BUREAU && this != EVALUATOR && this != ADMINISTRATOR;
    }

    /** Whether the role treats people at all. */
    public boolean isClinician() {
        return isPrimaryClinician() || this == SPECIALIST;
    }
}
