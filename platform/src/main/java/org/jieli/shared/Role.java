package org.jieli.shared;

import java.util.Arrays;
import java.util.List;

/**
 * In what capacity somebody asks: the jobs people do in Jieli, of which one account may hold several, bound to institutions, and works in
 * one at a time; and, without any account or post, the resident himself or who acts for him.
 */
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
    ADMINISTRATOR,
    /** The person himself, on his own pages. Never given as a post. */
    RESIDENT,
    /** A guardian on the pages of the person he acts for. Never given as a post. */
    GUARDIAN;

    private static final List<Role> POSTS =
            Arrays.stream(values()).filter(Role::isStaff).toList();

    /** The roles that may be given as a post. */
    public static List<Role> posts() {
        return POSTS;
    }

    /** Whether it is a job; the others are people on their own pages. */
    public boolean isStaff() {
        return this != RESIDENT && this != GUARDIAN;
    }

    /** Whether the role treats people at a primary institution. */
    public boolean isPrimaryClinician() {
        return this == VILLAGE_DOCTOR || this == FAMILY_DOCTOR;
    }

    /** Whether the role works with people's records; the others work with institutions, rules and figures, or are the people themselves. */
    public boolean seesPeople() {
        return isStaff() && this != INSURANCE_BUREAU && this != EVALUATOR && this != ADMINISTRATOR;
    }

    /** Whether the role treats people at all. */
    public boolean isClinician() {
        return isPrimaryClinician() || this == SPECIALIST;
    }
}
