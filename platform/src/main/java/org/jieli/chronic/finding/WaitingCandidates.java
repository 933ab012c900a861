package org.jieli.chronic.finding;

import java.util.List;
import org.jieli.shared.Access;
import org.jieli.web.WaitingWork;
import org.springframework.stereotype.Component;

/** People found for a programme who wait for a decision, on the start page of who decides. */
@Component
class WaitingCandidates implements WaitingWork {

    private final FoundPeople found;

    WaitingCandidates(FoundPeople found) {
        this.found = found;
    }

    @Override
    public List<Waiting> of(Access access) {
        return access.role().isPrimaryClinician() && access.institutionId() != null
                ? List.of(new Waiting(
                        "chronic.candidates", found.count(FoundPeopleController.DISEASE, null), "/chronic/candidates"))
                : List.of();
    }
}
