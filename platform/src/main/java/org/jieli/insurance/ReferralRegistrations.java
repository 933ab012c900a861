package org.jieli.insurance;

import java.util.Optional;
import java.util.UUID;

/** Registration of referrals with the insurance; whoever keeps referrals tells how they go, as the system and after their commit. */
public interface ReferralRegistrations {

    /** Of a referral within the asker's scope, to its present receiver; empty when the person is not insured. */
    Optional<RegisteredReferral> of(UUID referralId);

    /** Makes, releases or cancels the registration as the referral goes; telling the same again changes nothing. */
    void follow(TransferFacts facts, TransferPhase phase);
}
