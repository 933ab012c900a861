package org.jieli.referral;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jieli.audit.AuditLog;
import org.jieli.capacity.Capacity;
import org.jieli.institution.InstitutionSummary;
import org.jieli.institution.Institutions;
import org.jieli.referral.NewReferral.Consent;
import org.jieli.resident.Residents;
import org.jieli.resident.TimelineEntry;
import org.jieli.shared.Access;
import org.jieli.shared.ChinaTime;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Identifiers;
import org.jieli.terminology.Diagnoses;
import org.jieli.terminology.Diagnosis;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Writes a referral: as a draft, or submitted at once; the sender is the asker's institution. */
@Service
@Transactional
class SubmittingReferral {

    private static final Duration HOLD = Duration.ofDays(2);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final ReferralRepository referrals;
    private final Institutions institutions;
    private final Diagnoses diagnoses;
    private final Residents residents;
    private final Capacity capacity;
    private final Route route;
    private final Assessment assessment;
    private final ConsentToReferral consents;
    private final Moves moves;
    private final Clocks clocks;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final JsonMapper json;
    private final Clock clock;

    SubmittingReferral(
            ReferralRepository referrals,
            Institutions institutions,
            Diagnoses diagnoses,
            @Lazy Residents residents,
            Capacity capacity,
            Route route,
            Assessment assessment,
            ConsentToReferral consents,
            Moves moves,
            Clocks clocks,
            AuditLog audit,
            ApplicationEventPublisher events,
            JsonMapper json,
            Clock clock) {
        this.referrals = referrals;
        this.institutions = institutions;
        this.diagnoses = diagnoses;
        this.residents = residents;
        this.capacity = capacity;
        this.route = route;
        this.assessment = assessment;
        this.consents = consents;
        this.moves = moves;
        this.clocks = clocks;
        this.audit = audit;
        this.events = events;
        this.json = json;
        this.clock = clock;
    }

    /** Keeps a draft, which may lack the person's consent. */
    ReferralSummary draft(NewReferral referral) {
        return write(referral, ReferralState.DRAFT, "DRAFT");
    }

    /**
     * Submits a referral in one step, holding the chosen slot; an emergency is filed as arrived. Field faults name their paths;
     * {@link ReferralFault#DUPLICATE} when one for the same problem is open, {@link ReferralFault#FULL} when the slot is taken.
     */
    ReferralSummary submit(NewReferral referral) {
        boolean emergency = referral.urgency() == Urgency.EMERGENCY;
        Transition how = emergency ? Transition.FILE_EMERGENCY : Transition.SUBMIT;
        return write(referral, how.to(), how.name());
    }

    /**
     * Writes a draft anew, whole. {@link ReferralFault#STALE} when it has changed since it was seen, {@link ReferralFault#WRONG_STATE} when it
     * was sent meanwhile; a draft stays with its person.
     *
     * @param submitting whether it is sent right after, so that all that is missing for it is told at once
     */
    StoredReferral rewrite(UUID id, int version, NewReferral referral, boolean submitting) {
        StoredReferral seen = referrals.find(id).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        Checked checked = check(referral, submitting);
        if (!seen.fromInstitution().equals(checked.from().id())) {
            throw new Fault(CommonFault.FORBIDDEN);
        }
        if (!seen.residentId().equals(referral.residentId())) {
            throw new Fault(CommonFault.INVALID, List.of(FieldFault.of("residentId", "referral.other-person")));
        }
        if (seen.state() != ReferralState.DRAFT) {
            throw new Fault(ReferralFault.WRONG_STATE, seen.state(), seen.changer());
        }
        Map<String, @Nullable Object> values = values(referral, checked, false);
        values.put("id", id);
        values.put("version", version);
        if (!referrals.rewrite(values)) {
            throw moves.stale(id);
        }
        audit.record("referral.draft", referral.residentId(), "referral", id, Map.of());
        return referrals.find(id).orElseThrow();
    }

    private ReferralSummary write(NewReferral referral, ReferralState state, String action) {
        boolean submitting = state != ReferralState.DRAFT;
        Checked checked = check(referral, submitting);
        Access by = checked.by();
        Instant now = checked.now();
        UUID sender = checked.from().id();
        UUID receiver = checked.to().id();
        UUID id = Identifiers.next();
        Instant bookedFor = hold(referral, id, submitting);
        Clocks.Wound wound = clocks.wind(state, referral.urgency(), checked.reach() == Reach.ALLIANCE, now, bookedFor);
        Map<String, @Nullable Object> values = values(referral, checked, submitting);
        values.put("id", id);
        values.put("place", county(checked.from().division()));
        values.put("day", ChinaTime.date(now).format(DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT)));
        values.put("resident", referral.residentId());
        values.put("state", state.name());
        values.put("from", sender);
        values.put("practitioner", by.practitionerId());
        values.put("fromName", by.personName());
        values.put("fromDivision", checked.from().division());
        values.put("visit", referral.visitId());
        values.put("admission", referral.admissionId());
        values.put("owner", Transition.ownerIn(state) == Transition.Side.REFERRER ? sender : receiver);
        values.put("due", ReferralRepository.at(wound.dueAt()));
        values.put("warn", ReferralRepository.at(wound.warnAt()));
        values.put("ends", ReferralRepository.at(wound.endsAt()));
        values.put("booked", ReferralRepository.at(bookedFor));
        values.put("submitted", submitting ? ReferralRepository.at(now) : null);
        values.put("arrived", state == ReferralState.ARRIVED ? ReferralRepository.at(arrival(referral, now)) : null);
        values.put("account", by.accountId());
        values.put("token", secret());
        values.put("linkCode", String.format(Locale.ROOT, "%06d", RANDOM.nextInt(1_000_000)));
        values.put("action", action);
        String problem = problem(checked.diagnosis().code());
        StoredReferral made = referrals
                .insert(values)
                .orElseThrow(() -> duplicate(referral.residentId(), problem, checked.direction()));
        audit.record("referral." + action.toLowerCase(Locale.ROOT), referral.residentId(), "referral", id, Map.of());
        if (submitting) {
            if (referral.consent() != Consent.PAPER) {
                consents.atSubmission(id, referral.consent(), referral.signature(), arrival(referral, now));
            }
            residents.makeKnown(referral.residentId(), receiver, "referral");
            residents.addToTimeline(onTimeline(made, checked.to().name(), now));
            events.publishEvent(Moves.event(made, action, null, null, now));
        }
        return made.summary();
    }

    /** What was found to be sound, and what it means. */
    private record Checked(
            Access by,
            InstitutionSummary from,
            InstitutionSummary to,
            Diagnosis diagnosis,
            ReferralDirection direction,
            Reach reach,
            Instant now) {}

    private Checked check(NewReferral referral, boolean submitting) {
        Access by = CurrentAccess.require();
        UUID sender = by.requireInstitution();
        if (!Transition.SUBMIT.isFor(Transition.Side.REFERRER, by.role())) {
            throw new Fault(CommonFault.FORBIDDEN);
        }
        Fault.throwIfAny(ReferralChecks.missing(referral));
        Instant now = clock.instant();
        LocalDate today = ChinaTime.date(now);
        List<FieldFault> faults = new ReferralChecks().of(referral, submitting, now);
        InstitutionSummary from = institutions.find(sender).orElseThrow(() -> new Fault(CommonFault.FORBIDDEN));
        InstitutionSummary to = institutions.find(referral.toInstitutionId()).orElse(null);
        Diagnosis diagnosis = diagnoses.find(referral.content().diagnosisCode()).orElse(null);
        if (to == null || to.id().equals(sender)) {
            faults.add(FieldFault.of("toInstitutionId", "referral.unknown-receiver"));
        }
        if (diagnosis == null) {
            faults.add(FieldFault.of("content.diagnosisCode", "referral.unknown-diagnosis"));
        }
        if (to == null || diagnosis == null) {
            throw new Fault(CommonFault.INVALID, faults);
        }
        ReferralDirection direction = route.direction(from, to);
        Reach reach = route.reach(from, to, today);
        if (submitting) {
            faults.addAll(assessment.faults(reach, referral.urgency(), referral.assessorId(), today));
            if (direction == ReferralDirection.DOWN) {
                faults.addAll(ReferralChecks.ofHandover(referral.content(), today));
            }
        }
        Fault.throwIfAny(faults);
        if (residents.find(referral.residentId()).isEmpty()) {
            throw new Fault(CommonFault.NOT_FOUND);
        }
        return new Checked(by, from, to, diagnosis, direction, reach, now);
    }

    /** What a referral and a draft written anew have in common. */
    private Map<String, @Nullable Object> values(NewReferral referral, Checked checked, boolean submitting) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("direction", checked.direction().name());
        values.put("urgency", referral.urgency().name());
        values.put("reach", checked.reach().name());
        values.put("to", checked.to().id());
        values.put("department", referral.toDepartmentId());
        values.put("toDivision", checked.to().division());
        values.put("withinAlliance", checked.reach() == Reach.ALLIANCE);
        values.put("code", checked.diagnosis().code());
        values.put("name", checked.diagnosis().name());
        values.put("problem", problem(checked.diagnosis().code()));
        values.put("content", json.writeValueAsString(withContact(referral.content(), checked.by(), checked.from())));
        values.put("consent", consent(referral, submitting));
        values.put("assessor", referral.assessorId());
        values.put("choice", referral.choice() == null ? null : json.writeValueAsString(referral.choice()));
        values.put("now", ReferralRepository.at(checked.now()));
        values.put("by", checked.by().personName());
        return values;
    }

    /** Everybody who treats the person finds the referral in what happened with him. */
    static TimelineEntry onTimeline(StoredReferral sent, String receiver, Instant at) {
        return new TimelineEntry(
                sent.residentId(),
                at,
                "timeline.referral",
                sent.fromInstitution(),
                sent.diagnosisName() + " → " + receiver,
                sent.id(),
                "/referrals/" + sent.id());
    }

    private Fault duplicate(UUID resident, String problem, ReferralDirection direction) {
        return new Fault(
                ReferralFault.DUPLICATE,
                referrals
                        .open(resident, problem, direction)
                        .map(StoredReferral::number)
                        .orElse("–"));
    }

    private @Nullable Instant hold(NewReferral referral, UUID id, boolean submitting) {
        UUID slot = referral.slotId();
        if (slot == null || !submitting) {
            return null;
        }
        return capacity.holdSlot(slot, id, HOLD)
                .orElseThrow(() -> new Fault(ReferralFault.FULL))
                .at();
    }

    /** The receiver can always call somebody. */
    private static ReferralContent withContact(ReferralContent content, Access by, InstitutionSummary from) {
        return content.fromContact() != null
                ? content
                : content.withFromContact(new ReferralContent.Contact(by.personName(), from.referralPhone()));
    }

    private static Instant arrival(NewReferral referral, Instant now) {
        return referral.wentAt() instanceof Instant went ? went : now;
    }

    private static @Nullable String consent(NewReferral referral, boolean submitting) {
        Consent consent = referral.consent();
        if (consent == null) {
            return submitting ? Consent.LATER.name() : null;
        }
        // A draft keeps no signature: the person signs when it is sent.
        return submitting || consent == Consent.PAPER ? consent.name() : null;
    }

    private static String county(String division) {
        return division.substring(0, Math.min(6, division.length()));
    }

    /** The ICD-10 category. */
    static String problem(String diagnosisCode) {
        return diagnosisCode.substring(0, Math.min(3, diagnosisCode.length()));
    }

    private static String secret() {
        byte[] bytes = new byte[18];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
