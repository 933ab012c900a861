package org.jieli.enrolment;

import org.jieli.shared.FaultCode;

/** What can be wrong with teams, packages and agreements as a whole. */
public enum EnrolmentFault implements FaultCode {
    /** The institution has a team of this name. */
    TEAM_NAME_TAKEN("enrolment.team-name-taken", 409),
    MEMBER_ALREADY("enrolment.member-already", 409),
    /** The leader goes only after another one was named. */
    LEADER_STAYS("enrolment.leader-stays", 409),
    TEAM_NEEDED("enrolment.team-needed", 409),
    TEAM_CLOSED("enrolment.team-closed", 409),
    TEAM_HAS_PEOPLE("enrolment.team-has-people", 409),
    PACKAGE_NAME_TAKEN("enrolment.package-name-taken", 409),
    /** A version of the package is being worked on already. */
    VERSION_IN_WORK("enrolment.version-in-work", 409),
    /** The person has an agreement or a proposal for these days. */
    ALREADY("enrolment.already", 409),
    PROPOSED_ALREADY("enrolment.proposed-already", 409),
    /** The agreement has ended, or not yet begun. */
    NOT_RUNNING("enrolment.not-running", 409),
    RENEWED_ALREADY("enrolment.renewed-already", 409),
    DEAD("enrolment.dead", 409);

    private final String code;
    private final int status;

    EnrolmentFault(String code, int status) {
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
