package org.jieli.chronic;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jieli.criteria.Advice;
import org.jieli.criteria.Case;
import org.jieli.criteria.Criteria;
import org.jieli.resident.ResidentSummary;
import org.jieli.shared.ChinaTime;
import org.springframework.stereotype.Component;

/** What the decision tables advise on the values of a follow-up that was done. */
@Component
class FollowUpAdvice {

    private static final int RECENT = 10;

    private final FollowUps followUps;
    private final Norms norms;
    private final Criteria criteria;

    FollowUpAdvice(FollowUps followUps, Norms norms, Criteria criteria) {
        this.followUps = followUps;
        this.norms = norms;
        this.criteria = criteria;
    }

    /** By the tables of the day; what the person suffers from is read from what his follow-ups were for. */
    Advice on(FollowUpSummary done, Instant doneAt, ResidentSummary resident) {
        LocalDate day = ChinaTime.date(doneAt);
        List<String> purposes = Stream.concat(Stream.of(done), followUps.of(resident.id(), RECENT).stream())
                .map(FollowUpSummary::purpose)
                .toList();
        return criteria.advise(new Case(
                day,
                resident.ageOn(day),
                false,
                norms.diagnoses(purposes),
                Set.of(),
                FollowUpForm.values(done.systolic(), done.diastolic(), done.fastingGlucose()),
                followUps.uncontrolledInARow(resident.id(), doneAt),
                done.institutionId(),
                null));
    }
}
