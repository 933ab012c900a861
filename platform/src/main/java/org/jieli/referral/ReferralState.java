package org.jieli.referral;

/** Where a referral stands; the only ways from one to another are in the transition table. */
public enum ReferralState {
    DRAFT,
    SUBMITTED,
    RECEIVED,
    INFORMATION_REQUESTED,
    ACCEPTED,
    BOOKED,
    ARRIVED,
    IN_CARE,
    COMPLETED,
    REFUSED,
    CANCELLED,
    WITHDRAWN,
    NOT_ARRIVED,
    EXPIRED;

    /** Whether nothing more will happen with it. */
    public boolean isEnd() {
        return switch (this) {
            case COMPLETED, REFUSED, CANCELLED, WITHDRAWN, NOT_ARRIVED, EXPIRED -> true;
            case DRAFT, SUBMITTED, RECEIVED, INFORMATION_REQUESTED, ACCEPTED, BOOKED, ARRIVED, IN_CARE -> false;
        };
    }
}
