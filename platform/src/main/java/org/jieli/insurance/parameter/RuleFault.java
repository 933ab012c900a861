package org.jieli.insurance.parameter;

import org.jieli.shared.FaultCode;

/** What keeps a version from being issued. */
enum RuleFault implements FaultCode {
    /** The checks found errors; argument: how many. */
    WITH_ERRORS("insurance.rules-with-errors", 422);

    private final String code;
    private final int status;

    RuleFault(String code, int status) {
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
