package org.jieli.insurance.registration;

/** Why a registration could not be sent or was refused; the words say what to do. */
enum RegistrationTrouble {
    /** An institution has no code of the national interface; argument: its name. */
    PROVIDER_CODE,
    /** Another region, and nobody assessed that it is needed. */
    ASSESSMENT,
    /** The fund refused; argument: its words. */
    REFUSED,
    /** The fund's system did not answer, even after several attempts; argument: what happened. */
    UNREACHABLE;

    /** Whether people mend it and then send once more. */
    boolean isMended() {
        return this == PROVIDER_CODE || this == ASSESSMENT;
    }
}
