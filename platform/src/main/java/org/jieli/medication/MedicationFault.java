package org.jieli.medication;

import org.jieli.shared.FaultCode;

/** What may be wrong with prescriptions, their dispensing, stock and requests as a whole. */
public enum MedicationFault implements FaultCode {
    /** Somebody else moved the prescription on meanwhile; argument: its state now. */
    STATE("medication.state", 409),
    /** The person has an open long prescription for the disease; argument: its number. */
    ALREADY_OPEN("medication.already-open", 409),
    /** Dispensed already, or asked for more than is left of this part. */
    BEYOND("medication.beyond", 409),
    /** The next part is not due yet; argument: the day from which it may be dispensed. */
    NOT_DUE("medication.not-due", 409),
    /** The prescription's time is over; argument: its last day. */
    OVER("medication.over", 409),
    /** Not enough in stock that has not expired; arguments: drug, what is there. */
    NOT_ENOUGH("medication.not-enough", 409),
    /** The person is not alive any more. */
    DECEASED("medication.deceased", 409),
    /** The record does not say that the disease is under control again. */
    NOT_CONTROLLED("medication.not-controlled", 409),
    /** The institution is in no alliance with the other. */
    NO_PARTNER("medication.no-partner", 409),
    /** The transfer or request was settled before. */
    SETTLED("medication.settled", 409),
    /** The person himself reviews his own prescription. */
    OWN_REVIEW("medication.own-review", 409);

    private final String code;
    private final int status;

    MedicationFault(String code, int status) {
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
