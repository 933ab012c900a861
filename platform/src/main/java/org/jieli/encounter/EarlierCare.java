package org.jieli.encounter;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jieli.chronic.FollowUpSummary;
import org.jspecify.annotations.Nullable;

/**
 * What was done for a person before this visit: a visit or a follow-up.
 *
 * @param at when it was
 * @param visit the visit, or null when it was a follow-up
 * @param followUp the follow-up that was done, or null when it was a visit
 */
public record EarlierCare(
        Instant at, @Nullable VisitSummary visit, @Nullable FollowUpSummary followUp) {

    static List<EarlierCare> latestFirst(List<VisitSummary> visits, List<FollowUpSummary> followUps) {
        Stream<EarlierCare> done = followUps.stream()
                .flatMap(each -> Stream.ofNullable(each.doneAt()).map(at -> new EarlierCare(at, null, each)));
        return Stream.concat(visits.stream().map(each -> new EarlierCare(each.at(), each, null)), done)
                .sorted(Comparator.comparing(EarlierCare::at).reversed())
                .toList();
    }
}
