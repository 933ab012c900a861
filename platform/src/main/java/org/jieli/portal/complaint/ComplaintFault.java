package org.jieli.portal.complaint;

import org.jieli.shared.FaultCode;

/** What can be wrong with a complaint as a whole. */
enum ComplaintFault implements FaultCode {
    /** It was answered or closed meanwhile. */
    MOVED_ON("portal.complaint-moved-on", 409);

    private final String code;
    private final int status;

    ComplaintFault(String code, int status) {
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
