package org.jieli.chronic.figures;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jieli.audit.AuditLog;
import org.jieli.institution.InstitutionSummary;
import org.jieli.institution.Institutions;
import org.jieli.region.Divisions;
import org.jieli.shared.AccessScope;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.web.KeysetPage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The figures within the asker's scope, and the people behind each. */
@Service
@Transactional
class CareFigures {

    private static final List<Integer> LEVELS = List.of(2, 4, 6, 9, 12);

    private final CareFigureRepository figures;
    private final Institutions institutions;
    private final Divisions divisions;
    private final AuditLog audit;
    private final Clock clock;

    CareFigures(
            CareFigureRepository figures, Institutions institutions, Divisions divisions, AuditLog audit, Clock clock) {
        this.figures = figures;
        this.institutions = institutions;
        this.divisions = divisions;
        this.audit = audit;
        this.clock = clock;
    }

    /** A line of the table: where, by name, and the tally. */
    record Line(String name, CareTally tally) {}

    CareTally total(FigureFilter filter) {
        CurrentAccess.requirePeople();
        return figures.total(filter);
    }

    List<Line> byInstitution(FigureFilter filter) {
        CurrentAccess.requirePeople();
        List<CareTally> found = figures.byInstitution(filter);
        var names = institutions.findAll(
                found.stream().map(each -> UUID.fromString(each.place())).collect(Collectors.toSet()));
        return found.stream()
                .map(each -> {
                    InstitutionSummary place = names.get(UUID.fromString(each.place()));
                    return new Line(place == null ? "–" : place.name(), each);
                })
                .toList();
    }

    /** By the divisions one level below the asker's, or below the one that the filter names. */
    List<Line> byDivision(FigureFilter filter) {
        CurrentAccess.requirePeople();
        AccessScope scope = CurrentAccess.scope();
        String above = filter.division() != null ? filter.division() : scope.division() == null ? "" : scope.division();
        int length = LEVELS.stream()
                .filter(each -> each > above.length())
                .findFirst()
                .orElse(LEVELS.getLast());
        LocalDate today = LocalDate.now(clock);
        return figures.byDivision(filter, length).stream()
                .map(each -> new Line(
                        divisions
                                .find(each.place(), today)
                                .map(found -> found.name())
                                .orElse(each.place()),
                        each))
                .toList();
    }

    KeysetPage<PersonYear> people(FigureFilter filter, @Nullable String after, int limit) {
        CurrentAccess.requirePeople();
        List<PersonYear> found = figures.people(filter, key(after), limit + 1);
        if (!found.isEmpty()) {
            audit.listed(
                    "chronic.figures",
                    filter.programme() + " " + filter.year(),
                    found.stream().map(PersonYear::residentId).toList());
        }
        return KeysetPage.of(found, limit, last -> last.residentId().toString());
    }

    private static UUID key(@Nullable String after) {
        try {
            return after == null || after.isBlank() ? new UUID(0, 0) : UUID.fromString(after);
        } catch (IllegalArgumentException e) {
            throw new Fault(CommonFault.UNREADABLE);
        }
    }
}
