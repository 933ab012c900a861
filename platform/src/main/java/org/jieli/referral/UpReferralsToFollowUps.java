package org.jieli.referral;

import org.jieli.chronic.FollowUps;
import org.jieli.shared.CurrentAccess;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells chronic care that somebody was referred upwards, which answers the follow-ups that had asked for it. */
@Component
class UpReferralsToFollowUps {

    private final FollowUps followUps;
    private final TransactionTemplate transactions;

    UpReferralsToFollowUps(FollowUps followUps, TransactionTemplate transactions) {
        this.followUps = followUps;
        this.transactions = transactions;
    }

    @Async
    @TransactionalEventListener
    void on(ReferralMoved event) {
        if (event.direction() == ReferralDirection.UP && event.after() == ReferralState.SUBMITTED) {
            CurrentAccess.runAsSystem(
                    "referral.follow-up",
                    () -> transactions.executeWithoutResult(
                            status -> followUps.referredUp(event.residentId(), event.referralId(), event.at())));
        }
    }
}
