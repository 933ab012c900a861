package org.jieli.enrolment.agreement;

import java.util.List;
import org.jieli.shared.Access;
import org.jieli.web.WaitingWork;
import org.springframework.stereotype.Component;

/** Agreements that residents proposed on the phone, on the start page of the team that may accept them. */
@Component
class WaitingProposals implements WaitingWork {

    private final ListingAgreements listing;

    WaitingProposals(ListingAgreements listing) {
        this.listing = listing;
    }

    @Override
    public List<Waiting> of(Access access) {
        if (!access.role().isPrimaryClinician() || access.institutionId() == null) {
            return List.of();
        }
        AgreementFilter proposed = new AgreementFilter(null, Phase.PROPOSED, null, false, null);
        return List.of(new Waiting("enrolment.proposals-waiting", listing.count(proposed), proposed.at("/enrolments")));
    }
}
