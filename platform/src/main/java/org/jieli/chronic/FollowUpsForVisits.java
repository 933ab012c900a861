package org.jieli.chronic;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jieli.encounter.CareElsewhere;
import org.jieli.encounter.EarlierCare;
import org.springframework.stereotype.Component;

/** What the page of a visit learns from follow-ups. */
@Component
class FollowUpsForVisits implements CareElsewhere {

    private final FollowUps followUps;

    FollowUpsForVisits(FollowUps followUps) {
        this.followUps = followUps;
    }

    @Override
    public List<EarlierCare> careOf(UUID residentId, int limit) {
        return followUps.of(residentId, limit).stream()
                .flatMap(each -> Stream.ofNullable(each.doneAt())
                        .map(at -> new EarlierCare(
                                at, "timeline.follow-up", measured(each), "chronic.outcome-" + each.outcome())))
                .toList();
    }

    @Override
    public int uncontrolledInARow(UUID residentId, Instant at) {
        return followUps.uncontrolledInARow(residentId, at);
    }

    private static String measured(FollowUpSummary followUp) {
        return Stream.of(
                        followUp.systolic() == null ? null : followUp.systolic() + "/" + followUp.diastolic() + " mmHg",
                        followUp.fastingGlucose() == null
                                ? null
                                : followUp.fastingGlucose().toPlainString() + " mmol/L")
                .filter(text -> text != null)
                .collect(Collectors.joining(" · "));
    }
}
