package org.jieli.capacity;

import org.jieli.shared.FaultCode;

/** What can be wrong with schedules, beds and bookings as a whole. */
enum CapacityFault implements FaultCode {
    /** The same clinic is open at that time already. */
    OVERLAP("capacity.overlap", 409),
    /** All places of the slot are taken. */
    FULL("capacity.full", 409),
    /** What is left is kept for referrals until a certain time. */
    KEPT_FOR_REFERRALS("capacity.kept-for-referrals", 409),
    /** The slot has begun. */
    OVER("capacity.over", 409),
    /** The appointment number has a place in another slot. */
    ELSEWHERE("capacity.elsewhere", 409);

    private final String code;
    private final int status;

    CapacityFault(String code, int status) {
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
