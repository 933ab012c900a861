package org.jieli.insurance.registration;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jieli.insurance.ReferralUsed;
import org.jieli.shared.ChinaTime;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells bills how the referral that a person came on is registered. */
@Service
public class UsedReferrals {

    private final RegistrationRepository registrations;
    private final Clock clock;

    UsedReferrals(RegistrationRepository registrations, Clock clock) {
        this.registrations = registrations;
        this.clock = clock;
    }

    /**
     * A person's referral as a bill names it, without the stay that he left with it; empty when it is not his, was never to be registered,
     * or lies outside the asker's scope.
     *
     * @param admission the bill's first day; a registration that had ended before is none
     */
    @Transactional(readOnly = true)
    public Optional<ReferralUsed> used(UUID referralId, UUID residentId, LocalDate admission) {
        LocalDate today = ChinaTime.date(clock.instant());
        return registrations
                .ofReferral(referralId)
                .filter(each -> each.residentId().equals(residentId))
                .map(each -> each.summary(today).used(null, admission));
    }
}
