package org.jieli.chronic;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jieli.chronic.programme.Parameters;
import org.jieli.encounter.CareElsewhere;
import org.jieli.encounter.EarlierCare;
import org.jieli.shared.ChinaTime;
import org.springframework.stereotype.Component;

/** What the page of a visit learns from follow-ups. */
@Component
class FollowUpsForVisits implements CareElsewhere {

    private final FollowUps followUps;
    private final Readings readings;
    private final Parameters parameters;

    FollowUpsForVisits(FollowUps followUps, Readings readings, Parameters parameters) {
        this.followUps = followUps;
        this.readings = readings;
        this.parameters = parameters;
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

    @Override
    public boolean asksForPressure(UUID residentId, int ageYears, Instant at) {
        LocalDate day = ChinaTime.date(at);
        int from = parameters
                .on("", day)
                .whole(ChronicProgramme.HYPERTENSION, "screeningAgeFrom")
                .orElse(Integer.MAX_VALUE);
        return ageYears >= from
                && readings.trend(residentId, ChinaTime.startOf(day.withDayOfYear(1))).stream()
                        .noneMatch(each -> each.kind() == ReadingKind.PRESSURE);
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
