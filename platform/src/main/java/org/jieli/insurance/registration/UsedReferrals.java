package org.jieli.insurance.registration;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
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

    /** What the book says of some referrals. */
    public interface Book {

        /**
         * A person's referral as a bill names it, without the stay that he left with it; empty when it is not his, was never to be
         * registered, or lies outside the asker's scope.
         *
         * @param admission the bill's first day; a registration that had ended before is none
         */
        Optional<ReferralUsed> used(UUID referralId, UUID residentId, LocalDate admission);
    }

    /** Opens the book at these referrals. */
    @Transactional(readOnly = true)
    public Book of(Collection<UUID> referralIds) {
        LocalDate today = ChinaTime.date(clock.instant());
        Map<UUID, TransferRegistration> known =
                referralIds.isEmpty() ? Map.of() : registrations.ofReferrals(referralIds);
        return (referral, resident, admission) -> Optional.ofNullable(known.get(referral))
                .filter(each -> each.residentId().equals(resident))
                .map(each -> each.summary(today).used(null, admission));
    }
}
