package org.jieli.institution;

import org.jieli.shared.FaultCode;

/** What can be wrong with a change of institutions as a whole. */
enum InstitutionFault implements FaultCode {
    CREDIT_CODE_TAKEN("institution.credit-code-taken-meanwhile", 409),
    DEPARTMENT_EXISTS("institution.department-exists", 409),
    STATUS_ORDER("institution.status-order", 409);

    private final String code;
    private final int status;

    InstitutionFault(String code, int status) {
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
