package org.jieli.insurance.budget;

/** Whom an alliance answers for. */
public enum HeadBasis {
    /** Insured people who live in the lead hospital's county. */
    LIVING_IN_COUNTY,
    /** Insured people with a family-doctor agreement at a member. */
    CONTRACTED_WITH_MEMBER
}
