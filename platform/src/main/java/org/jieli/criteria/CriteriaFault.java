package org.jieli.criteria;

import org.jieli.shared.FaultCode;

/** What may go wrong with versions of tables. */
enum CriteriaFault implements FaultCode {
    /** The version is in force already or was withdrawn before: only what is still to come may be withdrawn. */
    NOT_TO_COME("criteria.not-to-come", 409),
    /** A table cannot be evaluated; the checks at upload let none such pass. */
    FAILED("criteria.failed", 500);

    private final String code;
    private final int status;

    CriteriaFault(String code, int status) {
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
