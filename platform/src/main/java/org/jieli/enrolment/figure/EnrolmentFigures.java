package org.jieli.enrolment.figure;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jieli.audit.AuditLog;
import org.jieli.enrolment.CareTeam;
import org.jieli.enrolment.figure.FigureSql.Relation;
import org.jieli.enrolment.policy.EnrolmentPolicies;
import org.jieli.enrolment.team.WorkingTeams;
import org.jieli.shared.AccessScope;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.web.KeysetPage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The figures of enrolment within the asker's scope, and the people behind each. */
@Service
@Transactional
class EnrolmentFigures {

    private final FigureSql sql;
    private final FigureRows rows;
    private final WorkingTeams teams;
    private final EnrolmentPolicies policies;
    private final AuditLog audit;
    private final Clock clock;
    private final List<FigureDefinition> definitions = FigureDefinition.shipped();

    EnrolmentFigures(
            FigureSql sql,
            FigureRows rows,
            WorkingTeams teams,
            EnrolmentPolicies policies,
            AuditLog audit,
            Clock clock) {
        this.sql = sql;
        this.rows = rows;
        this.teams = teams;
        this.policies = policies;
        this.audit = audit;
        this.clock = clock;
    }

    /** The asked area where the scope covers it, the asker's own otherwise; a team for those who work in institutions. */
    FigureArea area(@Nullable String division, @Nullable UUID team) {
        AccessScope scope = CurrentAccess.scope();
        String own = scope.division();
        if (own != null) {
            if (division != null && !division.startsWith(own)) {
                throw new Fault(CommonFault.NOT_FOUND);
            }
            return FigureArea.of(division == null ? own : division);
        }
        List<CareTeam> mine = teams.mine();
        CareTeam chosen = mine.stream()
                .filter(each -> team == null || each.id().equals(team))
                .findFirst()
                .orElse(null);
        if (chosen == null) {
            if (team != null) {
                throw new Fault(CommonFault.NOT_FOUND);
            }
            return new FigureArea(null, new UUID(0, 0), List.of(), List.of());
        }
        List<UUID> places = new ArrayList<>();
        places.add(chosen.institutionId());
        chosen.members().forEach(member -> places.add(member.institutionId()));
        return new FigureArea(null, chosen.id(), chosen.grid(), places);
    }

    FigureReport report(FigureArea area, LocalDate since, LocalDate until) {
        LocalDate today = LocalDate.now(clock);
        int partLength = FigureSql.partLength(area);
        List<FigureReport.Value> values = new ArrayList<>();
        for (FigureDefinition definition : definitions) {
            List<FigureRows.Tally> tallies =
                    rows.tally(sql.of(definition.figure(), area, since, until, today), partLength);
            FigureRows.Tally whole = tallies.getFirst();
            values.add(new FigureReport.Value(
                    definition,
                    whole.numerator(),
                    whole.denominator(),
                    definition.target().isEmpty()
                            ? null
                            : policies.number(definition.target(), until).value(),
                    area.team() == null ? tallies.subList(1, tallies.size()) : List.of()));
        }
        return new FigureReport(since, until, values);
    }

    KeysetPage<CountedPerson> people(
            EnrolmentFigure figure,
            boolean counts,
            FigureArea area,
            LocalDate since,
            LocalDate until,
            @Nullable UUID after,
            int limit) {
        CurrentAccess.requirePeople();
        Relation relation = sql.of(figure, area, since, until, LocalDate.now(clock));
        List<CountedPerson> found = rows.people(relation, counts, FigureSql.partLength(area), after, limit + 1, until);
        if (!found.isEmpty()) {
            audit.listed(
                    "enrolment.figures",
                    figure + (counts ? " counted" : " not counted"),
                    found.stream().map(CountedPerson::residentId).toList());
        }
        return KeysetPage.of(found, limit, last -> last.residentId().toString());
    }
}
