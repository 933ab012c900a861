package org.jieli.portal.care;

import org.jieli.shared.FaultCode;

/** What stands in the way of a booking. */
enum CareFault implements FaultCode {
    TOO_MANY("portal.too-many-bookings", 409);

    private final String code;
    private final int status;

    CareFault(String code, int status) {
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
