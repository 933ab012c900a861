package org.jieli.chronic;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jieli.chronic.membership.Membership;
import org.jieli.chronic.membership.Memberships;
import org.jieli.chronic.programme.ProgrammeTables;
import org.jieli.criteria.Advice;
import org.jieli.criteria.Case;
import org.jieli.criteria.Criteria;
import org.jieli.resident.ResidentSummary;
import org.jieli.shared.ChinaTime;
import org.springframework.stereotype.Component;

/** What the decision tables advise on values of a person outside of a visit. */
@Component
public class FollowUpAdvice {

    private static final int RECENT = 10;

    private final FollowUps followUps;
    private final Memberships memberships;
    private final ProgrammeTables tables;
    private final Criteria criteria;

    FollowUpAdvice(FollowUps followUps, Memberships memberships, ProgrammeTables tables, Criteria criteria) {
        this.followUps = followUps;
        this.memberships = memberships;
        this.tables = tables;
        this.criteria = criteria;
    }

    /** On a follow-up that was done, by the tables of its day. */
    Advice on(FollowUpSummary done, ResidentSummary resident) {
        var at = Objects.requireNonNull(done.doneAt());
        return on(
                resident,
                done.institutionId(),
                ChinaTime.date(at),
                Stream.concat(Stream.of(done), followUps.of(resident.id(), RECENT).stream())
                        .map(FollowUpSummary::purpose)
                        .toList(),
                done.values(),
                Set.copyOf(done.findings()),
                followUps.uncontrolledInARow(resident.id(), at));
    }

    /**
     * On values; what the person suffers from is read from his programmes and from the words of his plans.
     *
     * @param uncontrolled how many of the last follow-ups in a row were not controlled, this one counted
     */
    public Advice on(
            ResidentSummary resident,
            UUID institutionId,
            LocalDate day,
            List<String> purposes,
            Map<String, BigDecimal> values,
            Collection<String> findings,
            int uncontrolled) {
        List<String> diagnoses = Stream.concat(
                        memberships.of(resident.id(), false).stream()
                                .map(Membership::programme)
                                .map(programme -> tables.definition(programme).diagnosis()),
                        tables.diagnoses(purposes).stream())
                .distinct()
                .toList();
        return criteria.advise(new Case(
                day,
                resident.ageOn(day),
                false,
                diagnoses,
                Set.copyOf(findings),
                values,
                uncontrolled,
                institutionId,
                null));
    }
}
