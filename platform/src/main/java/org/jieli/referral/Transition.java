package org.jieli.referral;

import static org.jieli.referral.ReferralState.ACCEPTED;
import static org.jieli.referral.ReferralState.ARRIVED;
import static org.jieli.referral.ReferralState.BOOKED;
import static org.jieli.referral.ReferralState.DRAFT;
import static org.jieli.referral.ReferralState.INFORMATION_REQUESTED;
import static org.jieli.referral.ReferralState.IN_CARE;
import static org.jieli.referral.ReferralState.RECEIVED;
import static org.jieli.referral.ReferralState.SUBMITTED;

import java.util.EnumSet;
import java.util.Set;
import org.jieli.shared.Role;
import org.jspecify.annotations.Nullable;

/** The transition table: every action, from where to where, whose it is and what it needs. Nothing else moves a state. */
enum Transition {
    SUBMIT(Set.of(DRAFT), SUBMITTED, Side.REFERRER, Course.NOT_EMERGENCY, Need.CONSENT),
    /** Emergency: the person went first, the referral is filed afterwards, within 24 hours. */
    FILE_EMERGENCY(Set.of(DRAFT), ARRIVED, Side.REFERRER, Course.EMERGENCY, Need.NOTHING),
    RECEIVE(Set.of(SUBMITTED), RECEIVED, Side.RECEIVER, Course.ANY, Need.NOTHING),
    /** Holds a slot or a bed; plans the first follow-up of a down-referral. A desk that has asked need not wait for the answer. */
    ACCEPT(Set.of(RECEIVED, INFORMATION_REQUESTED), ACCEPTED, Side.RECEIVER, Course.ANY, Need.PLACE),
    ASK(Set.of(RECEIVED), INFORMATION_REQUESTED, Side.RECEIVER, Course.ANY, Need.WORDS),
    ANSWER(Set.of(INFORMATION_REQUESTED), RECEIVED, Side.REFERRER, Course.ANY, Need.WORDS),
    /** The same request to a new receiver, with its history. */
    REDIRECT(Set.of(SUBMITTED, RECEIVED, INFORMATION_REQUESTED), SUBMITTED, Side.RECEIVER, Course.ANY, Need.RECEIVER),
    REFUSE(Set.of(RECEIVED, INFORMATION_REQUESTED), ReferralState.REFUSED, Side.RECEIVER, Course.ANY, Need.REFUSAL),
    BOOK(Set.of(ACCEPTED), BOOKED, Side.RECEIVER, Course.ANY, Need.NOTHING),
    ARRIVE(Set.of(BOOKED), ARRIVED, Side.RECEIVER, Course.ANY, Need.NOTHING),
    START_CARE(Set.of(ARRIVED), IN_CARE, Side.RECEIVER, Course.ANY, Need.NOTHING),
    /** Closes the loop with feedback to the referrer. */
    COMPLETE(Set.of(IN_CARE), ReferralState.COMPLETED, Side.RECEIVER, Course.NOT_DOWN, Need.WORDS),
    /** The first follow-up after a down-referral was done: only now is it closed. */
    FOLLOW_UP(
            Set.of(ACCEPTED, BOOKED, ARRIVED, IN_CARE),
            ReferralState.COMPLETED,
            Side.SYSTEM,
            Course.DOWN,
            Need.NOTHING),
    /** The stay to which the referral led ended: what the hospital wrote at discharge is the feedback. */
    DISCHARGE(Set.of(IN_CARE), ReferralState.COMPLETED, Side.SYSTEM, Course.NOT_DOWN, Need.NOTHING),
    CANCEL(
            Set.of(DRAFT, SUBMITTED, RECEIVED, INFORMATION_REQUESTED, ACCEPTED, BOOKED),
            ReferralState.CANCELLED,
            Side.REFERRER,
            Course.ANY,
            Need.WORDS),
    WITHDRAW(
            Set.of(SUBMITTED, RECEIVED, INFORMATION_REQUESTED, ACCEPTED, BOOKED),
            ReferralState.WITHDRAWN,
            Side.PERSON,
            Course.ANY,
            Need.NOTHING),
    /** The receiver says that the person did not come, once the time is over. */
    MISS(Set.of(BOOKED), ReferralState.NOT_ARRIVED, Side.RECEIVER, Course.ANY, Need.NOTHING),
    /** The clock says that the person did not come; after a down-referral the follow-up stays due until it is done. */
    LAPSE(Set.of(ACCEPTED, BOOKED), ReferralState.NOT_ARRIVED, Side.SYSTEM, Course.NOT_DOWN, Need.NOTHING),
    EXPIRE(
            Set.of(DRAFT, SUBMITTED, RECEIVED, INFORMATION_REQUESTED),
            ReferralState.EXPIRED,
            Side.SYSTEM,
            Course.ANY,
            Need.NOTHING);

    private static final Set<Role> REFERRERS =
            EnumSet.of(Role.VILLAGE_DOCTOR, Role.FAMILY_DOCTOR, Role.SPECIALIST, Role.REFERRAL_CENTRE, Role.INTEGRATOR);
    private static final Set<Role> RECEIVERS = REFERRERS;

    private final Set<ReferralState> from;
    private final ReferralState to;
    private final Side side;
    private final Course course;
    private final Need need;

    Transition(Set<ReferralState> from, ReferralState to, Side side, Course course, Need need) {
        this.from = from;
        this.to = to;
        this.side = side;
        this.course = course;
        this.need = need;
    }

    /** Whose act it is. */
    enum Side {
        REFERRER,
        RECEIVER,
        PERSON,
        SYSTEM
    }

    /** For which referrals the action exists. */
    enum Course {
        ANY,
        EMERGENCY,
        NOT_EMERGENCY,
        DOWN,
        NOT_DOWN;

        boolean holds(ReferralDirection direction, Urgency urgency) {
            return switch (this) {
                case ANY -> true;
                case EMERGENCY -> urgency == Urgency.EMERGENCY;
                case NOT_EMERGENCY -> urgency != Urgency.EMERGENCY;
                case DOWN -> direction == ReferralDirection.DOWN;
                case NOT_DOWN -> direction != ReferralDirection.DOWN;
            };
        }
    }

    /** What must come with the action. */
    enum Need {
        NOTHING,
        WORDS,
        CONSENT,
        PLACE,
        RECEIVER,
        REFUSAL
    }

    Set<ReferralState> from() {
        return from;
    }

    ReferralState to() {
        return to;
    }

    Side side() {
        return side;
    }

    Need need() {
        return need;
    }

    /** Whether the table has this edge for such a referral. */
    boolean leadsFrom(ReferralState state, ReferralDirection direction, Urgency urgency) {
        return from.contains(state) && course.holds(direction, urgency);
    }

    boolean isFor(@Nullable Side asker, Role role) {
        return switch (side) {
            case REFERRER -> asker == Side.REFERRER && REFERRERS.contains(role);
            case RECEIVER -> asker == Side.RECEIVER && RECEIVERS.contains(role);
            case PERSON -> asker == Side.PERSON;
            case SYSTEM -> asker == Side.SYSTEM;
        };
    }

    /** Whose step is next in a state; null at an end. */
    static @Nullable Side ownerIn(ReferralState state) {
        return switch (state) {
            case DRAFT, INFORMATION_REQUESTED -> Side.REFERRER;
            case SUBMITTED, RECEIVED, ACCEPTED, BOOKED, ARRIVED, IN_CARE -> Side.RECEIVER;
            case COMPLETED, REFUSED, CANCELLED, WITHDRAWN, NOT_ARRIVED, EXPIRED -> null;
        };
    }
}
