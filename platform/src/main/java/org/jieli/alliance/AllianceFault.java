package org.jieli.alliance;

import org.jieli.shared.FaultCode;

/** What can be wrong with a change of alliances as a whole. */
enum AllianceFault implements FaultCode {
    NAME_TAKEN("alliance.name-taken", 409),
    MEMBER_ALREADY("alliance.member-already", 409),
    NOT_A_MEMBER("alliance.not-a-member", 409),
    LEAD_STAYS("alliance.lead-stays", 409);

    private final String code;
    private final int status;

    AllianceFault(String code, int status) {
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
