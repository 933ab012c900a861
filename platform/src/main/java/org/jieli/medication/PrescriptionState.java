package org.jieli.medication;

/** Where a prescription is on its way from the doctor to the person. */
public enum PrescriptionState {
    /** Waits for the pharmacist. */
    ISSUED,
    /** The pharmacist sent it back to the doctor. */
    SENT_BACK,
    /** Approved; may be dispensed. */
    REVIEWED,
    PARTLY_DISPENSED,
    /** All of it dispensed, a part perhaps still on its way to the person. */
    DISPENSED,
    /** All of it is with the person. */
    DELIVERED,
    /** The dispensing place sent it back to the doctor. */
    RETURNED,
    /** Nothing more is dispensed until the doctor has re-evaluated. */
    ON_HOLD,
    STOPPED,
    VOIDED,
    EXPIRED;

    /** Whether something of it may still be dispensed, now or later. */
    public boolean isOpen() {
        return switch (this) {
            case ISSUED, SENT_BACK, REVIEWED, PARTLY_DISPENSED, RETURNED, ON_HOLD -> true;
            case DISPENSED, DELIVERED, STOPPED, VOIDED, EXPIRED -> false;
        };
    }

    public boolean mayBeDispensed() {
        return this == REVIEWED || this == PARTLY_DISPENSED;
    }
}
