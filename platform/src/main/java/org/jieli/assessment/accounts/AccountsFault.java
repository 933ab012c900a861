package org.jieli.assessment.accounts;

import org.jieli.shared.FaultCode;

/** Faults of shared accounts. */
enum AccountsFault implements FaultCode {
    /** Somebody works with a shared account and has not said who he is. */
    WHO_ARE_YOU("assessment.who-are-you", 409);

    private final String code;
    private final int status;

    AccountsFault(String code, int status) {
        this.code = code;
        this.status = status;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public int status() {
        return status;
    }
}
