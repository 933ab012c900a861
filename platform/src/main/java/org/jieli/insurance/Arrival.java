package org.jieli.insurance;

/** How a person came to the institution that bills. */
public enum Arrival {
    /** By himself, without a referral. */
    DIRECT,
    /** With a referral. */
    REFERRED,
    EMERGENCY,
    /** Of a group that may bypass the primary level, see the claim's exemption. */
    EXEMPT
}
