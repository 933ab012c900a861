package org.jieli.insurance.budget;

/** Who worked on a referred stay. */
public enum ReferralPart {
    /** The institution that referred. */
    REFERRING,
    /** The institution that received and billed. */
    RECEIVING
}
