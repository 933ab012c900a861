package org.jieli.referral;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jieli.capacity.Capacity;
import org.jieli.encounter.Encounters;
import org.jieli.encounter.NewAdmission;
import org.jieli.institution.InstitutionSummary;
import org.jieli.institution.Institutions;
import org.jieli.referral.Transition.Need;
import org.jieli.referral.Transition.Side;
import org.jieli.resident.Residents;
import org.jieli.shared.Access;
import org.jieli.shared.AccessScope;
import org.jieli.shared.ChinaTime;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Does one action of the transition table, for whoever may. */
@Service
@Transactional
class ActingOnReferral {

    private static final Duration HOLD = Duration.ofDays(2);
    private static final int LONGEST_WORDS = 500;
    private static final String TRANSFERRED_IN = "3";

    private final ReferralRepository referrals;
    private final Moves moves;
    private final Institutions institutions;
    private final Route route;
    private final Capacity capacity;
    private final HandingOver handingOver;
    private final Residents residents;
    private final Assessment assessment;
    private final ConsentToReferral consents;
    private final PaperRepository papers;
    private final Encounters encounters;
    private final Clock clock;

    ActingOnReferral(
            ReferralRepository referrals,
            Moves moves,
            Institutions institutions,
            Route route,
            Capacity capacity,
            HandingOver handingOver,
            @Lazy Residents residents,
            Assessment assessment,
            ConsentToReferral consents,
            PaperRepository papers,
            Encounters encounters,
            Clock clock) {
        this.referrals = referrals;
        this.moves = moves;
        this.institutions = institutions;
        this.route = route;
        this.capacity = capacity;
        this.handingOver = handingOver;
        this.residents = residents;
        this.assessment = assessment;
        this.consents = consents;
        this.papers = papers;
        this.encounters = encounters;
        this.clock = clock;
    }

    /**
     * Does the action on the referral as the asker has seen it.
     *
     * @param version what the asker saw; {@link ReferralFault#STALE} with what happened when it has changed since
     */
    void act(UUID id, int version, Transition transition, Step step) {
        StoredReferral seen = referrals.find(id).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        Access by = CurrentAccess.require();
        if (!transition.isFor(side(seen, by), by.role())) {
            throw new Fault(CommonFault.FORBIDDEN);
        }
        if (seen.version() != version) {
            throw moves.stale(id);
        }
        if (!transition.leadsFrom(seen.state(), seen.direction(), seen.urgency())) {
            throw new Fault(ReferralFault.WRONG_STATE, seen.state(), seen.changer());
        }
        if (transition == Transition.MISS && !isOver(seen)) {
            throw new Fault(ReferralFault.TOO_EARLY);
        }
        check(transition, step, seen);
        Moves.Target target = transition == Transition.REDIRECT ? target(seen, step) : null;
        Instant bookedFor = transition == Transition.REDIRECT ? null : place(seen, transition, step);
        if (transition == Transition.BOOK && !capacity.book(id) && !isWithoutPlace(seen)) {
            throw new Fault(ReferralFault.FULL);
        }
        assess(seen, transition, step, target);
        moves.move(seen, transition, step, target, bookedFor);
        if (target != null) {
            residents.makeKnown(seen.residentId(), target.institutionId(), "referral");
        }
        if (transition == Transition.SUBMIT || transition == Transition.FILE_EMERGENCY) {
            residents.makeKnown(seen.residentId(), seen.toInstitution(), "referral");
            residents.addToTimeline(SubmittingReferral.onTimeline(
                    seen,
                    institutions
                            .find(seen.toInstitution())
                            .map(InstitutionSummary::name)
                            .orElse("–"),
                    clock.instant()));
            NewReferral.Consent consent = step.consent() == null ? seen.consent() : step.consent();
            consents.atSubmission(id, consent, step.signature(), clock.instant());
        }
        if (transition == Transition.START_CARE && step.wardId() instanceof UUID ward) {
            admit(seen, ward);
        }
        if (transition == Transition.ACCEPT && seen.direction() == ReferralDirection.DOWN) {
            handingOver.takeOver(seen);
        }
    }

    /** What the asker may do now, in the order of the table. */
    List<Transition> possible(StoredReferral referral) {
        Access by = CurrentAccess.require();
        Side side = side(referral, by);
        return Arrays.stream(Transition.values())
                .filter(transition -> transition.isFor(side, by.role()))
                .filter(transition -> transition.leadsFrom(referral.state(), referral.direction(), referral.urgency()))
                .filter(transition -> transition != Transition.MISS || isOver(referral))
                .toList();
    }

    /** Whether the time at which the person was expected has passed; for a place of a whole day, the day. */
    private boolean isOver(StoredReferral referral) {
        Instant expected = referral.bookedFor();
        return expected == null || ChinaTime.endOfAppointment(expected).isBefore(clock.instant());
    }

    /** Whose part the asker has in it; null for onlookers such as an alliance's office. */
    private static @Nullable Side side(StoredReferral referral, Access by) {
        if (by.scope().kind() == AccessScope.Kind.SYSTEM) {
            return Side.SYSTEM;
        }
        if (by.scope().kind() == AccessScope.Kind.PERSON) {
            return Side.PERSON;
        }
        UUID institution = by.institutionId();
        return referral.toInstitution().equals(institution)
                ? Side.RECEIVER
                : referral.fromInstitution().equals(institution) ? Side.REFERRER : null;
    }

    private void check(Transition transition, Step step, StoredReferral seen) {
        String words = step.words();
        boolean silent = words == null || words.isBlank();
        if (words != null && words.length() > LONGEST_WORDS) {
            throw fault("words", "common.too-long", LONGEST_WORDS);
        }
        if (silent && (transition.need() == Need.WORDS || transition.need() == Need.RECEIVER)) {
            throw fault("words", "common.required");
        }
        if (transition.need() == Need.REFUSAL && step.refusal() == null) {
            throw fault("refusal", "common.required");
        }
        if (step.refusal() == Step.Refusal.OTHER && silent) {
            throw fault("words", "referral.refusal-words");
        }
        boolean agreed = step.consent() == NewReferral.Consent.SIGNED
                || step.consent() == NewReferral.Consent.PAPER
                || seen.consent() == NewReferral.Consent.SIGNED
                || seen.consent() == NewReferral.Consent.PAPER;
        if (step.consent() == NewReferral.Consent.SIGNED) {
            Signature.png(step.signature());
        }
        if (transition.need() == Need.CONSENT && !agreed) {
            throw fault("consent", "referral.consent-required");
        }
        if (transition.need() == Need.CONSENT && seen.direction() == ReferralDirection.DOWN) {
            handingOver.check(seen.id(), ChinaTime.date(clock.instant()));
        }
    }

    /** Out of the pooling region, at submission or by a redirection, only after an assessment. */
    private void assess(StoredReferral seen, Transition transition, Step step, Moves.@Nullable Target target) {
        if (transition != Transition.SUBMIT && target == null) {
            return;
        }
        UUID known = papers.find(seen.id()).map(Paper::assessorId).orElse(null);
        UUID assessor = step.assessorId() == null ? known : step.assessorId();
        Reach reach = target == null ? seen.reach() : target.reach();
        Fault.throwIfAny(assessment.faults(reach, seen.urgency(), assessor, ChinaTime.date(clock.instant())));
        if (step.assessorId() instanceof UUID named) {
            papers.assessed(seen.id(), named);
        }
    }

    /** The person who came by a referral is admitted as transferred in (入院途径 3). */
    private void admit(StoredReferral seen, UUID ward) {
        encounters.admit(new NewAdmission(
                seen.residentId(),
                ward,
                null,
                TRANSFERRED_IN,
                List.of(seen.diagnosisCode()),
                referrals.content(seen.id()).recordNumber(),
                seen.id()));
    }

    /** When the person is expected: the place held on acceptance, the one held before, or the first follow-up after a stay. */
    private @Nullable Instant place(StoredReferral seen, Transition transition, Step step) {
        if (transition != Transition.ACCEPT) {
            return seen.bookedFor();
        }
        if (seen.direction() == ReferralDirection.DOWN && step.slotId() == null && step.bedDepartmentId() == null) {
            return seen.bookedFor() == null ? handingOver.firstFollowUp(seen.id()) : seen.bookedFor();
        }
        if (step.slotId() instanceof UUID slot) {
            return capacity.holdSlot(slot, seen.id(), HOLD)
                    .orElseThrow(() -> new Fault(ReferralFault.FULL))
                    .at();
        }
        if (step.bedDepartmentId() instanceof UUID department) {
            LocalDate day = step.bedDay() instanceof LocalDate asked ? asked : ChinaTime.date(clock.instant());
            return capacity.holdBed(department, day, seen.id(), HOLD)
                    .orElseThrow(() -> new Fault(ReferralFault.FULL))
                    .at();
        }
        if (seen.bookedFor() == null && !isWithoutPlace(seen)) {
            throw fault("slotId", "referral.place-required");
        }
        return seen.bookedFor();
    }

    /** A family doctor who takes somebody back needs neither slot nor bed. */
    private boolean isWithoutPlace(StoredReferral referral) {
        return referral.direction() == ReferralDirection.DOWN;
    }

    private Moves.Target target(StoredReferral seen, Step step) {
        UUID receiver = step.receiverId();
        InstitutionSummary to =
                receiver == null ? null : institutions.find(receiver).orElse(null);
        if (to == null || to.id().equals(seen.toInstitution()) || to.id().equals(seen.fromInstitution())) {
            throw fault("receiverId", "referral.unknown-receiver");
        }
        InstitutionSummary from = institutions.find(seen.fromInstitution()).orElseThrow();
        LocalDate today = ChinaTime.date(clock.instant());
        // The direction stays: another one would make it another request.
        return new Moves.Target(to.id(), to.division(), seen.direction(), route.reach(from, to, today));
    }

    private static Fault fault(String path, String code, Object... arguments) {
        return new Fault(CommonFault.INVALID, List.of(FieldFault.of(path, code, arguments)));
    }
}
