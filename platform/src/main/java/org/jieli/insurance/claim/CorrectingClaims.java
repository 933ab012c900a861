package org.jieli.insurance.claim;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jieli.audit.AuditLog;
import org.jieli.database.BeyondScope;
import org.jieli.enrolment.Enrolments;
import org.jieli.insurance.Claim;
import org.jieli.insurance.InsuranceFault;
import org.jieli.insurance.ReferralUsed;
import org.jieli.insurance.rules.RuleSet;
import org.jieli.shared.Access;
import org.jieli.shared.AccessScope;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Corrects bills: the earlier content is kept with the reason, and everything that follows in the person's course is settled again. */
@Service
@Transactional
class CorrectingClaims {

    private static final String ACTOR = "insurance";
    private static final int LONGEST_REASON = 200;

    private final ClaimRepository claims;
    private final SettlingClaims settling;
    private final ReferralFacts referrals;
    private final ResidenceFacts living;
    private final Enrolments enrolments;
    private final BeyondScope beyond;
    private final AuditLog audit;
    private final Clock clock;

    CorrectingClaims(
            ClaimRepository claims,
            SettlingClaims settling,
            ReferralFacts referrals,
            ResidenceFacts living,
            Enrolments enrolments,
            BeyondScope beyond,
            AuditLog audit,
            Clock clock) {
        this.claims = claims;
        this.settling = settling;
        this.referrals = referrals;
        this.living = living;
        this.enrolments = enrolments;
        this.beyond = beyond;
        this.audit = audit;
        this.clock = clock;
    }

    /** That a bill was corrected: its revision since. */
    record Corrected(UUID id, int revision) {}

    /**
     * Corrects a bill as somebody read it.
     *
     * @param revision the revision that was read; {@link CommonFault#STALE} when another holds
     */
    Corrected correct(UUID id, int revision, Correction correction) {
        Access access = ClaimPosts.corrector();
        StoredClaim seen = seen(id, access);
        Fault.throwIfAny(faults(seen, correction));
        Corrected corrected = beyond.call(ACTOR, () -> change(seen.residentId(), id, revision, correction, access));
        audit.record(
                "claim.correct", seen.residentId(), "claim", id, Map.of("kind", String.valueOf(correction.kind())));
        return corrected;
    }

    /** What is wrong with a correction, before anything is corrected. */
    List<FieldFault> faults(UUID id, Correction correction) {
        return faults(seen(id, ClaimPosts.corrector()), correction);
    }

    private StoredClaim seen(UUID id, Access access) {
        StoredClaim seen = claims.find(id).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        if (access.scope().kind() != AccessScope.Kind.FUND
                && !access.scope().coversInstitution(seen.claim().institutionId())) {
            throw new Fault(CommonFault.NOT_FOUND);
        }
        return seen;
    }

    private List<FieldFault> faults(StoredClaim seen, Correction correction) {
        List<FieldFault> faults = new ArrayList<>();
        String reason = correction.reason();
        if (correction.kind() == null) {
            faults.add(FieldFault.of("kind", "common.required"));
        }
        if (reason == null || reason.isBlank()) {
            faults.add(FieldFault.of("reason", "common.required"));
        } else if (reason.length() > LONGEST_REASON) {
            faults.add(FieldFault.of("reason", "common.too-long", LONGEST_REASON));
        }
        if (correction.kind() == Correction.Kind.REFUND) {
            faults.addAll(Refunds.faults(seen.claim(), correction.refundsOrNone(), byUnit(seen)));
        }
        return faults;
    }

    private Corrected change(UUID resident, UUID id, int revision, Correction correction, Access access) {
        claims.lockPerson(resident);
        StoredClaim before = claims.find(id).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        if (before.revision() != revision) {
            throw new Fault(CommonFault.STALE);
        }
        String reason = Objects.requireNonNull(correction.reason()).strip();
        claims.keepHistory(id, reason, access.personName());
        if (!claims.replace(corrected(before, correction, access.role()))) {
            throw new Fault(CommonFault.STALE);
        }
        settling.settle(
                resident, new Because(Objects.requireNonNull(correction.kind()).because(), before.number(), reason));
        return new Corrected(id, revision + 1);
    }

    private StoredClaim corrected(StoredClaim before, Correction correction, Role by) {
        Claim claim = before.claim();
        return switch (Objects.requireNonNull(correction.kind())) {
            case REPLACE -> replaced(before, correction.claim(), by);
            case REFUND -> before.with(claim.billing(Refunds.off(claim, correction.refundsOrNone(), byUnit(before))));
            case CANCEL_REFERRAL -> before.with(cancelled(claim));
            case REGISTER_LATE -> before.with(referrals.registeredLate(before, correction.registration(), by));
        };
    }

    private Set<String> byUnit(StoredClaim it) {
        Claim claim = it.claim();
        return Refunds.byUnit(settling.setOf(it.region(), it.scheme(), claim.from(), claim.to())
                .rules());
    }

    private StoredClaim replaced(StoredClaim before, @Nullable NewClaim wanted, Role by) {
        if (wanted == null) {
            throw new Fault(CommonFault.INVALID, List.of(FieldFault.of("claim", "common.required")));
        }
        NewClaim sent = whole(wanted, before);
        List<FieldFault> faults = new ArrayList<>(ClaimChecks.ofItself(sent, LocalDate.now(clock)));
        NewClaim told = referrals.counting(
                sent, before.residentId(), before.claim().area(), by, referrals.of(List.of(sent)), faults);
        NewClaim whole = living.counting(told, before);
        if (whole.from() != null && whole.to() != null && ClaimChecks.hasDays(whole)) {
            RuleSet set = settling.setOf(before.region(), before.scheme(), whole.from(), whole.to());
            faults.addAll(ClaimChecks.byRules(whole, whole.level(), set.rules()));
        }
        faults.addAll(ClaimChecks.byOthers(whole, before.id(), claims.byNumber(before.residentId())));
        Fault.throwIfAny(faults.stream()
                .map(fault -> new FieldFault("claim." + fault.path(), fault.code(), fault.arguments()))
                .toList());
        Claim claim = ReferralFacts.stillOff(
                before.claim(),
                whole.claim(
                        before.id(),
                        before.claim().institutionId(),
                        Objects.requireNonNull(whole.level()),
                        before.claim().area()));
        return new StoredClaim(
                claim,
                before.number(),
                before.residentId(),
                before.region(),
                before.scheme(),
                whole.diagnosisName() == null ? before.diagnosisName() : whole.diagnosisName(),
                enrolments.isEnrolled(before.residentId(), claim.from()),
                before.encounterId(),
                before.revision(),
                before.receivedAt(),
                before.receivedBy(),
                whole.equals(told) ? null : told.registration());
    }

    private static NewClaim whole(NewClaim wanted, StoredClaim before) {
        return new NewClaim(
                before.id(),
                before.number(),
                before.residentId(),
                null,
                wanted.kind() == null ? before.claim().kind() : wanted.kind(),
                before.claim().institutionId(),
                wanted.level() == null ? before.claim().level() : wanted.level(),
                wanted.from(),
                wanted.to(),
                wanted.diagnosis(),
                wanted.diagnosisName(),
                wanted.arrival(),
                wanted.exemption(),
                wanted.registration(),
                wanted.referral(),
                wanted.lines(),
                before.encounterId());
    }

    private static Claim cancelled(Claim claim) {
        ReferralUsed referral = claim.referral();
        if (referral == null || referral.cancelled()) {
            throw new Fault(InsuranceFault.STATE);
        }
        return claim.arriving(
                claim.arrival(),
                claim.registration(),
                new ReferralUsed(referral.referralId(), referral.fromClaim(), referral.registeredOn(), true));
    }
}
