package org.jieli.chronic.membership;

import java.util.List;
import java.util.UUID;
import org.jieli.chronic.finding.FoundPeople;
import org.jieli.chronic.finding.FoundPerson;
import org.jieli.shared.FieldFault;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes a person into a programme and answers the proposal that waited for it. */
@Service
@Transactional
class Entering {

    private static final String DOCTOR = "DOCTOR";

    private final Memberships memberships;
    private final FoundPeople candidates;

    Entering(Memberships memberships, FoundPeople candidates) {
        this.memberships = memberships;
        this.candidates = candidates;
    }

    UUID enter(NewMembership wanted, List<FieldFault> unreadable) {
        String foundBy = wanted.programme() == null
                ? DOCTOR
                : candidates
                        .waiting(wanted.residentId(), wanted.programme())
                        .map(FoundPerson::foundBy)
                        .orElse(DOCTOR);
        UUID id = memberships.enter(wanted, foundBy, unreadable);
        if (wanted.programme() != null) {
            candidates.taken(wanted.residentId(), wanted.programme());
        }
        return id;
    }
}
