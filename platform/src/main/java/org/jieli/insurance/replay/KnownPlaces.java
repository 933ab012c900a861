package org.jieli.insurance.replay;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jieli.alliance.AllianceSummary;
import org.jieli.alliance.Alliances;
import org.springframework.stereotype.Component;

/** To which alliances institutions belonged at the end of a year. */
@Component
class KnownPlaces {

    private final Alliances alliances;

    KnownPlaces(Alliances alliances) {
        this.alliances = alliances;
    }

    /** For one thread: asks once for each institution. */
    Totals.Places on(LocalDate day) {
        Map<UUID, List<String>> tied = new HashMap<>();
        return institution -> tied.computeIfAbsent(institution, id -> tied(id, day));
    }

    private List<String> tied(UUID institution, LocalDate day) {
        return alliances.of(institution, day).stream()
                .map(AllianceSummary::id)
                .map(UUID::toString)
                .toList();
    }
}
