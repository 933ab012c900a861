package org.jieli.insurance;

/** Where the registration of a referral with the insurance stands. */
public enum RegistrationState {
    /** The way needs none. */
    NOT_REQUIRED,
    TO_SEND,
    /** Handed over; the fund has not answered. */
    SENT,
    /** The fund answered with its serial number (trt_dcla_detl_sn). */
    CONFIRMED,
    /** Refused, or it could not be sent; the reason is with it. */
    FAILED,
    /** The referral is off, the cancellation (2502) has to be sent; it waits for the serial number where there is none yet. */
    TO_CANCEL,
    /** The cancellation was refused, or could not be sent; the reason is with it. */
    CANCEL_FAILED,
    CANCELLED;

    /** Whether the referral is off, whatever the fund knows of it. */
    public boolean isCancelled() {
        return this == TO_CANCEL || this == CANCEL_FAILED || this == CANCELLED;
    }
}
