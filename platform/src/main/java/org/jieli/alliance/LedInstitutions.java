package org.jieli.alliance;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jieli.identity.MemberInstitutions;
import org.springframework.stereotype.Component;

/** Tells the sign-in how far an alliance office may see today. */
@Component
class LedInstitutions implements MemberInstitutions {

    private final Alliances alliances;
    private final Clock clock;

    LedInstitutions(Alliances alliances, Clock clock) {
        this.alliances = alliances;
        this.clock = clock;
    }

    @Override
    public Set<UUID> ledBy(UUID leadInstitutionId) {
        return alliances.ledBy(leadInstitutionId, LocalDate.now(clock));
    }
}
