package org.jieli.insurance.claim;

import java.util.List;
import org.jieli.insurance.Claim;
import org.jieli.insurance.registration.RegistrationCancelled;
import org.jieli.shared.CurrentAccess;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/** Settles the bills of a referral again when its registration is off. */
@Component
class BillsOfReferrals {

    private static final String ACTOR = "insurance";
    private static final String NOBODY = "接力 Jieli";
    private static final String REASON = "转诊备案已取消";

    private final ClaimRepository claims;
    private final ReferralFacts referrals;
    private final SettlingClaims settling;
    private final TransactionTemplate transactions;

    BillsOfReferrals(
            ClaimRepository claims,
            ReferralFacts referrals,
            SettlingClaims settling,
            TransactionTemplate transactions) {
        this.claims = claims;
        this.referrals = referrals;
        this.settling = settling;
        this.transactions = transactions;
    }

    @Async
    @TransactionalEventListener
    void on(RegistrationCancelled event) {
        CurrentAccess.runAsSystem(ACTOR, () -> transactions.executeWithoutResult(status -> settle(event)));
    }

    private void settle(RegistrationCancelled event) {
        claims.lockPerson(event.residentId());
        List<StoredClaim> named = claims.ofPerson(event.residentId()).stream()
                .filter(each -> each.claim().referral() != null
                        && each.claim().referral().referralId().equals(event.referralId()))
                .toList();
        for (StoredClaim each : named) {
            Claim now = referrals.asKnown(each);
            if (!now.equals(each.claim())) {
                claims.keepHistory(each.id(), REASON, NOBODY);
                claims.replace(each.with(now));
                settling.settle(
                        event.residentId(), new Because(Because.Anew.CANCELLED_REFERRAL, each.number(), REASON));
            }
        }
    }
}
