package org.jieli.chronic;

import org.jieli.shared.FaultCode;

/** What can be wrong with programmes and follow-ups as a whole. */
public enum ChronicFault implements FaultCode {
    /** Somebody did this follow-up meanwhile; the arguments say who, when and what he found. */
    DONE_MEANWHILE("chronic.done-meanwhile", 412),
    /** The person is in this programme already. */
    ALREADY_IN("chronic.already-in", 409),
    /** Somebody decided on this proposal meanwhile. */
    DECIDED_MEANWHILE("chronic.decided-meanwhile", 412),
    /** The person has died. */
    DECEASED("chronic.deceased", 409),
    /** An examination of this day is written down already. */
    EXAMINED_ALREADY("chronic.examined-already", 409);

    private final String code;
    private final int status;

    ChronicFault(String code, int status) {
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
