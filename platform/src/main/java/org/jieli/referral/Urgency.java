package org.jieli.referral;

/** How soon a referral must be answered; an emergency goes first and is filed within 24 hours. */
public enum Urgency {
    ROUTINE,
    URGENT,
    EMERGENCY
}
