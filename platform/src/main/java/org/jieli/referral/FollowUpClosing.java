package org.jieli.referral;

import java.util.UUID;
import org.jieli.chronic.FollowUpDone;
import org.jieli.shared.CurrentAccess;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/** Closes a down-referral once its first follow-up is done. */
@Component
class FollowUpClosing {

    private final ReferralRepository referrals;
    private final Moves moves;
    private final TransactionTemplate transactions;

    FollowUpClosing(ReferralRepository referrals, Moves moves, TransactionTemplate transactions) {
        this.referrals = referrals;
        this.moves = moves;
        this.transactions = transactions;
    }

    @Async
    @TransactionalEventListener
    void on(FollowUpDone event) {
        UUID referral = event.referralId();
        if (referral != null) {
            CurrentAccess.runAsSystem(
                    "referral.follow-up", () -> transactions.executeWithoutResult(status -> close(referral)));
        }
    }

    private void close(UUID id) {
        referrals
                .find(id)
                .filter(referral ->
                        Transition.FOLLOW_UP.leadsFrom(referral.state(), referral.direction(), referral.urgency()))
                .ifPresent(referral ->
                        moves.move(referral, Transition.FOLLOW_UP, Step.nothing(), null, referral.bookedFor()));
    }
}
