package org.jieli.chronic;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Plans follow-ups and tells which are due. Doing one publishes {@link FollowUpDone}. */
public interface FollowUps {

    /** Puts a follow-up on the list of the institution at once; {@code referralId} ties it to a down-referral. */
    UUID plan(UUID residentId, UUID institutionId, LocalDate dueOn, String purpose, @Nullable UUID referralId);

    /**
     * Due at the institution up to and including a day, oldest first; the first follow-up after a down-referral stands on the list from the
     * day on which the person was taken over.
     */
    List<FollowUpSummary> due(UUID institutionId, LocalDate upTo, int limit);

    /** A resident's follow-ups, newest first. */
    List<FollowUpSummary> of(UUID residentId, int limit);

    /** A resident's follow-ups that were done, newest first. */
    List<FollowUpSummary> doneFor(UUID residentId, int limit);

    /** Of each of these residents who has one, the last follow-up at which pressure or fasting glucose was measured. */
    Map<UUID, FollowUpSummary> lastMeasured(Set<UUID> residents);

    /** What a follow-up that was done meant for each programme it served; empty where it served none. */
    List<FollowUpResult> results(UUID followUpId);

    /** Takes down that a resident was referred upwards, which answers the follow-ups that had asked for it. */
    void referredUp(UUID residentId, UUID referralId, Instant at);

    List<FollowUpSummary> ofReferral(UUID referralId);

    /** How many follow-ups are due at the institution up to and including a day, counted as {@link #due} lists them. */
    long countDue(UUID institutionId, LocalDate upTo);

    /** How many of a resident's last follow-ups in a row were not controlled at that time; those without measurement do not count. */
    int uncontrolledInARow(UUID residentId, Instant at);
}
