package org.jieli.insurance.replay;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jieli.alliance.AllianceSummary;
import org.jieli.alliance.Alliances;
import org.jieli.institution.Institutions;
import org.springframework.stereotype.Component;

/** Where institutions stand and to which alliances they belonged at the end of a year. */
@Component
class KnownPlaces {

    private static final int COUNTY_DIGITS = 6;

    private final Institutions institutions;
    private final Alliances alliances;

    KnownPlaces(Institutions institutions, Alliances alliances) {
        this.institutions = institutions;
        this.alliances = alliances;
    }

    /** For one thread: asks once for each institution. */
    Totals.Places on(LocalDate day) {
        return new Totals.Places() {

            private final Map<UUID, String> counties = new HashMap<>();
            private final Map<UUID, List<String>> tied = new HashMap<>();

            @Override
            public String county(UUID institution) {
                return counties.computeIfAbsent(institution, KnownPlaces.this::county);
            }

            @Override
            public List<String> alliances(UUID institution) {
                return tied.computeIfAbsent(institution, id -> tied(id, day));
            }
        };
    }

    private String county(UUID institution) {
        return institutions
                .find(institution)
                .map(found -> found.division()
                        .substring(0, Math.min(COUNTY_DIGITS, found.division().length())))
                .orElse("");
    }

    private List<String> tied(UUID institution, LocalDate day) {
        return alliances.of(institution, day).stream()
                .map(AllianceSummary::id)
                .map(UUID::toString)
                .toList();
    }
}
