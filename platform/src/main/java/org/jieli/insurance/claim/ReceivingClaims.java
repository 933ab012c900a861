package org.jieli.insurance.claim;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jieli.audit.AuditLog;
import org.jieli.database.BeyondScope;
import org.jieli.enrolment.Enrolments;
import org.jieli.institution.InstitutionSummary;
import org.jieli.institution.Institutions;
import org.jieli.insurance.CareArea;
import org.jieli.insurance.CareKind;
import org.jieli.insurance.Claim;
import org.jieli.insurance.InsuranceFault;
import org.jieli.insurance.rules.RuleSet;
import org.jieli.shared.Access;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Identifiers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes in bills of the sender's institution: checked, stored and settled in one transaction, once for each number. */
@Service
@Transactional
class ReceivingClaims {

    private static final String ACTOR = "insurance";

    private final ClaimRepository claims;
    private final SettlementRepository settlements;
    private final SettlingClaims settling;
    private final ReferralFacts referrals;
    private final ResidenceFacts living;
    private final CoverageBook coverage;
    private final ClaimProviders providers;
    private final Institutions institutions;
    private final Enrolments enrolments;
    private final BeyondScope beyond;
    private final AuditLog audit;
    private final Clock clock;

    ReceivingClaims(
            ClaimRepository claims,
            SettlementRepository settlements,
            SettlingClaims settling,
            ReferralFacts referrals,
            ResidenceFacts living,
            CoverageBook coverage,
            ClaimProviders providers,
            Institutions institutions,
            Enrolments enrolments,
            BeyondScope beyond,
            AuditLog audit,
            Clock clock) {
        this.claims = claims;
        this.settlements = settlements;
        this.settling = settling;
        this.referrals = referrals;
        this.living = living;
        this.coverage = coverage;
        this.providers = providers;
        this.institutions = institutions;
        this.enrolments = enrolments;
        this.beyond = beyond;
        this.audit = audit;
        this.clock = clock;
    }

    /** What is known of a bill beside itself. */
    private record Ground(InstitutionSummary place, Insured insured, RuleSet set, String level) {}

    /**
     * Takes in a bill; the same again changes nothing and answers the same.
     *
     * @throws Fault {@link CommonFault#INVALID} with all that is wrong, each with its place
     */
    ReceivedClaim receive(NewClaim claim) {
        Access access = ClaimPosts.sender();
        InstitutionSummary place = placeOf(claim, access);
        List<FieldFault> faults = new ArrayList<>(ClaimChecks.ofItself(claim, LocalDate.now(clock)));
        Optional<Insured> insured = insured(claim, faults);
        if (insured.isEmpty()) {
            throw new Fault(CommonFault.INVALID, faults);
        }
        ReceivedClaim received = beyond.call(ACTOR, () -> known(claim, place, faults, insured.get(), access));
        audit.record(
                "claim.receive",
                insured.get().residentId(),
                "claim",
                received.id(),
                Map.of("number", received.number(), "new", Boolean.toString(received.isNew())));
        return received;
    }

    private InstitutionSummary placeOf(NewClaim claim, Access access) {
        UUID place = claim.institutionId() == null ? access.requireInstitution() : claim.institutionId();
        if (!access.scope().coversInstitution(place)) {
            throw new Fault(CommonFault.NOT_FOUND);
        }
        return institutions.find(place).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
    }

    /** By the number of the card that the person shows, beyond the scope; by the record's identifier, within. */
    private Optional<Insured> insured(NewClaim claim, List<FieldFault> faults) {
        String number = claim.personNumber();
        List<Insured> known;
        if (claim.residentId() != null) {
            known = coverage.of(claim.residentId());
        } else if (number != null && !number.isBlank()) {
            known = beyond.call(ACTOR, () -> coverage.withNumber(number));
        } else {
            return Optional.empty();
        }
        LocalDate day = claim.from() == null ? LocalDate.now(clock) : claim.from();
        Optional<Insured> found =
                known.stream().filter(insured -> insured.holdsOn(day)).findFirst();
        if (found.isEmpty()) {
            String place = known.isEmpty() ? (claim.residentId() == null ? "personNumber" : "residentId") : "from";
            faults.add(FieldFault.of(place, InsuranceFault.NOT_INSURED.code(), day));
        }
        return found;
    }

    private ReceivedClaim known(
            NewClaim sent, InstitutionSummary place, List<FieldFault> faults, Insured insured, Access access) {
        claims.lockPerson(insured.residentId());
        LocalDate day = sent.from() == null || !ClaimChecks.hasDays(sent) ? LocalDate.now(clock) : sent.from();
        CareArea area = providers.area(place.division(), insured.region(), day);
        NewClaim claim = living.counting(
                referrals.counting(sent, insured.residentId(), area, access.role(), faults),
                insured.residentId(),
                place.id(),
                area);
        Optional<Ground> ground = ground(claim, place, insured, faults);
        Optional<StoredClaim> before = before(claim);
        UUID id = before.map(StoredClaim::id)
                .orElseGet(() -> claim.id() == null ? Identifiers.next() : Objects.requireNonNull(claim.id()));
        // Of the person's other bills only a stay and a referral ask.
        if (claim.kind() == CareKind.INPATIENT || claim.referral() != null) {
            faults.addAll(ClaimChecks.byOthers(claim, id, claims.byNumber(insured.residentId())));
        }
        if (ground.isEmpty() || !faults.isEmpty()) {
            throw new Fault(CommonFault.INVALID, faults);
        }
        StoredClaim wanted = stored(claim, id, ground.get(), access);
        if (before.isPresent()) {
            return again(before.get(), wanted);
        }
        if (!claims.insert(wanted)) {
            throw new Fault(CommonFault.INVALID, List.of(FieldFault.of("number", "insurance.claim.number-taken")));
        }
        List<SettlementChange> changes =
                settling.settle(insured.residentId(), new Because(Because.Anew.LATE_BILL, wanted.number(), ""));
        return answer(
                wanted,
                true,
                changes.stream()
                        .filter(change -> !change.claimId().equals(id) && change.isFelt())
                        .toList());
    }

    private Optional<Ground> ground(
            NewClaim claim, InstitutionSummary place, Insured insured, List<FieldFault> faults) {
        if (claim.from() == null || claim.to() == null || !ClaimChecks.hasDays(claim)) {
            return Optional.empty();
        }
        RuleSet set = settling.setOf(insured.region(), insured.scheme(), claim.from(), claim.to());
        String level = claim.level() == null || claim.level().isBlank()
                ? providers
                        .levelOf(place, insured.region(), set.rules(), claim.from())
                        .orElse(null)
                : claim.level();
        faults.addAll(ClaimChecks.byRules(claim, level, set.rules()));
        return level == null ? Optional.empty() : Optional.of(new Ground(place, insured, set, level));
    }

    private Optional<StoredClaim> before(NewClaim claim) {
        Optional<StoredClaim> byId = claim.id() == null ? Optional.empty() : claims.find(claim.id());
        return byId.or(() -> claim.number() == null ? Optional.empty() : claims.withNumber(claim.number()));
    }

    /** What came before is answered again; another content under the same number is refused, corrections have their own way. */
    private ReceivedClaim again(StoredClaim before, StoredClaim wanted) {
        boolean same = before.residentId().equals(wanted.residentId())
                && before.number().equals(wanted.number())
                && before.claim().institutionId().equals(wanted.claim().institutionId())
                && (before.revision() > 1 || referrals.isSame(before, wanted));
        if (!same) {
            throw new Fault(CommonFault.INVALID, List.of(FieldFault.of("number", "insurance.claim.number-taken")));
        }
        return answer(before, false, List.of());
    }

    private ReceivedClaim answer(StoredClaim stored, boolean isNew, List<SettlementChange> changes) {
        SettledClaim settled = settlements.current(stored.id()).orElseThrow();
        return new ReceivedClaim(
                stored.id(),
                stored.number(),
                isNew,
                settled.settlement().parts(),
                settled.settlement().stepwise(),
                changes);
    }

    private StoredClaim stored(NewClaim claim, UUID id, Ground ground, Access access) {
        Claim content = claim.claim(
                id,
                ground.place().id(),
                ground.level(),
                providers.area(
                        ground.place().division(), ground.insured().region(), Objects.requireNonNull(claim.from())));
        return new StoredClaim(
                content,
                Objects.requireNonNull(claim.number()),
                ground.insured().residentId(),
                ground.insured().region(),
                ground.insured().scheme(),
                named(claim.diagnosisName(), content.diagnosis()),
                enrolments.isEnrolled(ground.insured().residentId(), content.from()),
                claim.encounterId(),
                1,
                Instant.now(clock),
                access.personName());
    }

    private static String named(@Nullable String name, String code) {
        return name == null || name.isBlank() ? code : name;
    }
}
