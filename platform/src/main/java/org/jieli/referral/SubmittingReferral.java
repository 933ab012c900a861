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

    private ReferralSummary write(NewReferral referral, ReferralState state, String action) {
        Access by = CurrentAccess.require();
        UUID sender = by.requireInstitution();
        if (!Transition.SUBMIT.isFor(Transition.Side.REFERRER, by.role())) {
            throw new Fault(CommonFault.FORBIDDEN);
        }
        Fault.throwIfAny(ReferralChecks.missing(referral));
        Instant now = clock.instant();
        LocalDate today = ChinaTime.date(now);
        boolean submitting = state != ReferralState.DRAFT;
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
        UUID id = Identifiers.next();
        Instant bookedFor = hold(referral, id, submitting);
        Clocks.Wound wound = clocks.wind(state, referral.urgency(), reach == Reach.ALLIANCE, now, bookedFor);
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("id", id);
        values.put("place", county(from.division()));
        values.put("day", today.format(DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT)));
        values.put("resident", referral.residentId());
        values.put("direction", direction.name());
        values.put("urgency", referral.urgency().name());
        values.put("reach", reach.name());
        values.put("state", state.name());
        values.put("from", sender);
        values.put("practitioner", by.practitionerId());
        values.put("fromName", by.personName());
        values.put("fromDivision", from.division());
        values.put("to", to.id());
        values.put("department", referral.toDepartmentId());
        values.put("toDivision", to.division());
        values.put("withinAlliance", reach == Reach.ALLIANCE);
        values.put("code", diagnosis.code());
        values.put("name", diagnosis.name());
        values.put("problem", problem(diagnosis.code()));
        values.put("content", json.writeValueAsString(withContact(referral.content(), by, from)));
        values.put("consent", consent(referral, submitting));
        values.put("assessor", referral.assessorId());
        values.put("visit", referral.visitId());
        values.put("admission", referral.admissionId());
        values.put("choice", referral.choice() == null ? null : json.writeValueAsString(referral.choice()));
        values.put("owner", Transition.ownerIn(state) == Transition.Side.REFERRER ? sender : to.id());
        values.put("due", ReferralRepository.at(wound.dueAt()));
        values.put("warn", ReferralRepository.at(wound.warnAt()));
        values.put("ends", ReferralRepository.at(wound.endsAt()));
        values.put("booked", ReferralRepository.at(bookedFor));
        values.put("now", ReferralRepository.at(now));
        values.put("submitted", submitting ? ReferralRepository.at(now) : null);
        values.put("arrived", state == ReferralState.ARRIVED ? ReferralRepository.at(arrival(referral, now)) : null);
        values.put("by", by.personName());
        values.put("account", by.accountId());
        values.put("token", secret());
        values.put("linkCode", String.format(Locale.ROOT, "%06d", RANDOM.nextInt(1_000_000)));
        values.put("action", action);
        StoredReferral made = referrals
                .insert(values)
                .orElseThrow(() -> duplicate(referral.residentId(), problem(diagnosis.code()), direction));
        audit.record("referral." + action.toLowerCase(Locale.ROOT), referral.residentId(), "referral", id, Map.of());
        if (submitting) {
            if (referral.consent() != Consent.PAPER) {
                consents.atSubmission(id, referral.consent(), referral.signature(), arrival(referral, now));
            }
            residents.makeKnown(referral.residentId(), to.id(), "referral");
            events.publishEvent(Moves.event(made, action, null, null, now));
        }
        return made.summary();
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
