package org.jieli.referral;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Referrals within the asker's scope, for other modules to read. */
public interface Referrals {

    Optional<ReferralSummary> find(UUID id);

    Optional<ReferralSummary> findByNumber(String number);

    /** A resident's referrals, newest first. */
    List<ReferralSummary> of(UUID residentId, int limit);

    /** Those whose next step is the institution's, the earliest deadline first. */
    List<ReferralSummary> waitingFor(UUID institutionId, int limit);

    long countWaitingFor(UUID institutionId);

    /** How many within the asker's scope are past their deadline. */
    long countOverdue();

    /** Those past their deadline within the asker's scope, the longest overdue first. */
    List<ReferralSummary> mostOverdue(int limit);

    /** Those that the institution sent and that are still under way, newest first. */
    List<ReferralSummary> sentBy(UUID institutionId, int limit);

    /** The person's own way to follow a referral. */
    Optional<PersonLink> personLink(UUID referralId);
}
