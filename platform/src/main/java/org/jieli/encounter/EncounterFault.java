package org.jieli.encounter;

import org.jieli.shared.FaultCode;

/** Faults of visits and stays. */
enum EncounterFault implements FaultCode {
    ALREADY_DISCHARGED("encounter.already-discharged", 409),
    /** The person is in care at this institution, or the referral has led to a stay. */
    ALREADY_IN_CARE("encounter.already-in-care", 409);

    private final String code;
    private final int status;

    EncounterFault(String code, int status) {
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
