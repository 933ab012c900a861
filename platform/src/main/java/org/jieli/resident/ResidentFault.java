package org.jieli.resident;

import org.jieli.shared.FaultCode;

/** Faults of residents. */
enum ResidentFault implements FaultCode {
    REASON_MISSING("resident.reason-missing", 422),
    GUARDIAN_EXISTS("resident.guardian-exists", 409),
    CONSENT_EXISTS("resident.consent-exists", 409);

    private final String code;
    private final int status;

    ResidentFault(String code, int status) {
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
