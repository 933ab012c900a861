package org.jieli.insurance;

/** How far a referral has come, as its registration needs to know. */
public enum TransferPhase {
    /** Sent to the receiver, who has not answered. */
    ASKED,
    /** Accepted, or the person is there. */
    ACCEPTED,
    /** Cancelled, withdrawn, refused, expired, or the person never came. */
    OFF
}
