package org.jieli.referral;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jieli.audit.AuditLog;
import org.jieli.database.BeyondScope;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What row-level security shows a person of his referrals. */
@Service
@Transactional
class StoredPersonalReferrals implements PersonalReferrals {

    /** Papers are between the institutions. */
    private static final Set<String> NOT_HIS = Set.of("ATTACH", "DETACH");

    private static final Set<String> WITH_WORDS = Set.of("REDIRECT", "REFUSE", "CANCEL");

    private final ReferralRepository referrals;
    private final BookedPlaces places;
    private final Moves moves;
    private final BeyondScope beyondScope;
    private final AuditLog audit;

    StoredPersonalReferrals(
            ReferralRepository referrals, BookedPlaces places, Moves moves, BeyondScope beyondScope, AuditLog audit) {
        this.referrals = referrals;
        this.places = places;
        this.moves = moves;
        this.beyondScope = beyondScope;
        this.audit = audit;
    }

    @Override
    public Optional<PersonalReferral> find(UUID referralId) {
        Optional<StoredReferral> found = own(referralId);
        found.ifPresent(
                referral -> audit.record("referral.read", referral.residentId(), "referral", referralId, Map.of()));
        return found.map(referral -> new PersonalReferral(
                referral.summary(), steps(referralId), places.of(referralId), mayWithdraw(referral)));
    }

    @Override
    public void withdraw(UUID referralId) {
        StoredReferral referral = own(referralId).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        if (!mayWithdraw(referral)) {
            throw new Fault(ReferralFault.WRONG_STATE, referral.state(), referral.changer());
        }
        audit.record("referral.withdraw-by-person", referral.residentId(), "referral", referralId, Map.of());
        beyondScope.call(Actor.PERSON, () -> {
            moves.move(referral, Transition.WITHDRAW, Step.nothing(), null, referral.bookedFor());
            return referralId;
        });
    }

    private Optional<StoredReferral> own(UUID referralId) {
        UUID person =
                CurrentAccess.requireRole(Role.RESIDENT, Role.GUARDIAN).scope().resident();
        return referrals.find(referralId).filter(referral -> referral.residentId()
                .equals(person));
    }

    private List<PersonalStep> steps(UUID referralId) {
        return referrals.events(referralId).stream()
                .filter(event -> !NOT_HIS.contains(event.action()))
                .map(event ->
                        new PersonalStep(event.at(), event.action(), event.institutionId(), wordsForThePerson(event)))
                .toList();
    }

    private static @Nullable String wordsForThePerson(ReferralEvent event) {
        return WITH_WORDS.contains(event.action()) ? event.words() : null;
    }

    private static boolean mayWithdraw(StoredReferral referral) {
        return Transition.WITHDRAW.leadsFrom(referral.state(), referral.direction(), referral.urgency());
    }
}
