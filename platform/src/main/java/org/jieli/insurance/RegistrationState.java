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
    /** The referral is off, the cancellation (2502) has to be sent. */
    TO_CANCEL,
    CANCELLED
}
