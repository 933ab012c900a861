package org.jieli.referral;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jieli.institution.CareLevel;
import org.jieli.institution.InstitutionSummary;
import org.jieli.institution.Institutions;
import org.jieli.region.Division;
import org.jieli.region.Divisions;
import org.jieli.shared.AccessScope;
import org.jieli.shared.CurrentAccess;
import org.springframework.stereotype.Component;

/** What the asker may narrow a list or the figures to: divisions and institutions within his scope. */
@Component
class Pickers {

    private static final int MOST = 300;

    private final Institutions institutions;
    private final Divisions divisions;
    private final Clock clock;

    Pickers(Institutions institutions, Divisions divisions, Clock clock) {
        this.institutions = institutions;
        this.divisions = divisions;
        this.clock = clock;
    }

    /** The choices; empty lists where there is nothing to choose from. */
    record Choices(List<Division> divisions, List<InstitutionSummary> institutions) {}

    Choices of(AskedReferrals asked) {
        AccessScope scope = CurrentAccess.scope();
        String area = scope.division();
        if (area != null) {
            String wanted = asked.values().getOrDefault("division", "");
            return new Choices(
                    divisions.children(area, LocalDate.now(clock)),
                    shown(institutions.inDivision(wanted.startsWith(area) ? wanted : area)));
        }
        return scope.institutions().size() < 2
                ? new Choices(List.of(), List.of())
                : new Choices(
                        List.of(),
                        shown(institutions.findAll(scope.institutions()).values().stream()
                                .sorted(Comparator.comparing(InstitutionSummary::name))
                                .toList()));
    }

    /** A city has thousands of village clinics; they are found by their township. */
    private List<InstitutionSummary> shown(List<InstitutionSummary> all) {
        return all.size() <= MOST
                ? all
                : all.stream()
                        .filter(place -> institutions.careLevel(place.id()) != CareLevel.VILLAGE)
                        .toList();
    }
}
