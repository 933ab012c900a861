package org.jieli.referral;

import java.time.Clock;
import java.time.Instant;
import org.jieli.shared.CurrentAccess;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets the clocks of referrals ring: warns, escalates, and ends what nobody answered or where nobody came. */
@Component
class ClockScan {

    private static final int AT_ONCE = 100;
    private static final int WARNED = 1;
    private static final int ESCALATED = 2;

    private final ReferralRepository referrals;
    private final Moves moves;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transactions;
    private final Clock clock;

    ClockScan(
            ReferralRepository referrals,
            Moves moves,
            ApplicationEventPublisher events,
            TransactionTemplate transactions,
            Clock clock) {
        this.referrals = referrals;
        this.moves = moves;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** One look at all clocks. */
    void look() {
        CurrentAccess.runAsSystem(
                "referral.clock",
                () -> transactions.executeWithoutResult(
                        status -> referrals.ringing(clock.instant(), AT_ONCE).forEach(this::ring)));
    }

    private void ring(StoredReferral referral) {
        Instant now = clock.instant();
        Instant due = referral.dueAt();
        Instant ends = referral.endsAt();
        if (due == null) {
            referrals.ringNext(referral.id(), ESCALATED, null);
        } else if (now.isBefore(due)) {
            referrals.ringNext(referral.id(), WARNED, due);
            publish(referral, due, false);
        } else if (ends == null || now.isBefore(ends)) {
            referrals.ringNext(referral.id(), ESCALATED, ends);
            publish(referral, due, true);
        } else {
            Transition end = Transition.LAPSE.from().contains(referral.state()) ? Transition.LAPSE : Transition.EXPIRE;
            moves.move(referral, end, Step.nothing(), null, referral.bookedFor());
        }
    }

    private void publish(StoredReferral referral, Instant due, boolean escalated) {
        if (referral.ownerInstitution() != null) {
            events.publishEvent(new ReferralClockRang(
                    referral.id(), referral.number(), referral.state(), referral.ownerInstitution(), due, escalated));
        }
    }
}
