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
import org.jieli.institution.InstitutionSummary;
import org.jieli.institution.Institutions;
import org.jieli.insurance.CareArea;
import org.jieli.insurance.CareKind;
import org.jieli.insurance.Claim;
import org.jieli.insurance.claim.IntakeLookups.Sent;
import org.jieli.insurance.claim.IntakeLookups.Whose;
import org.jieli.insurance.entitlement.Settlement;
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

    private final ClaimRepository bills;
    private final SettlementRepository settlements;
    private final SettlingClaims settling;
    private final ReferralFacts referrals;
    private final ResidenceFacts living;
    private final IntakeLookups lookups;
    private final ClaimProviders providers;
    private final Institutions institutions;
    private final BeyondScope beyond;
    private final AuditLog audit;
    private final Clock clock;

    ReceivingClaims(
            ClaimRepository bills,
            SettlementRepository settlements,
            SettlingClaims settling,
            ReferralFacts referrals,
            ResidenceFacts living,
            IntakeLookups lookups,
            ClaimProviders providers,
            Institutions institutions,
            BeyondScope beyond,
            AuditLog audit,
            Clock clock) {
        this.bills = bills;
        this.settlements = settlements;
        this.settling = settling;
        this.referrals = referrals;
        this.living = living;
        this.lookups = lookups;
        this.providers = providers;
        this.institutions = institutions;
        this.beyond = beyond;
        this.audit = audit;
        this.clock = clock;
    }

    /** What is known of a bill beside itself. */
    private record Ground(InstitutionSummary place, Insured insured, CareArea area, RuleSet set, String level) {}

    /**
     * Takes in a bill; the same again changes nothing and answers the same.
     *
     * @throws Fault {@link CommonFault#INVALID} with all that is wrong, each with its place
     */
    ReceivedClaim receive(NewClaim claim) {
        return receiveAll(List.of(claim)).getFirst().orThrow();
    }

    /**
     * Takes in bills one after the other in one transaction, with as many look-ups as for one; one that is refused does not keep the others
     * out.
     *
     * @return what became of each, in their order
     * @throws RuntimeException where none of them was kept, as when an identifier, a number or an encounter is taken; alone, each that is not
     *     to blame is taken in
     */
    List<Receipt> receiveAll(List<NewClaim> claims) {
        Access access = ClaimPosts.sender();
        Map<UUID, List<Insured>> byResident = lookups.visible(claims);
        List<Receipt> receipts = beyond.call(ACTOR, () -> take(claims, byResident, access));
        for (Receipt receipt : receipts) {
            ReceivedClaim received = receipt.received();
            if (received != null) {
                audit.record(
                        "claim.receive",
                        receipt.residentId(),
                        "claim",
                        received.id(),
                        Map.of("number", received.number(), "new", Boolean.toString(received.isNew())));
            }
        }
        return receipts;
    }

    private List<Receipt> take(List<NewClaim> claims, Map<UUID, List<Insured>> byResident, Access access) {
        List<Sent> sent = lookups.whose(claims, byResident);
        IntakeFacts facts = lookups.facts(sent, access);
        List<Receipt> receipts =
                sent.stream().map(each -> take(each, facts, access)).toList();
        if (!bills.insert(facts.added())) {
            throw taken();
        }
        settlements.write(facts.outcomes());
        return receipts;
    }

    private Receipt take(Sent sent, IntakeFacts facts, Access access) {
        try {
            InstitutionSummary place = placeOf(sent.claim(), access);
            List<FieldFault> faults = new ArrayList<>(ClaimChecks.ofItself(sent.claim(), LocalDate.now(clock)));
            Whose whose = lookups.locked(sent, facts);
            Optional.ofNullable(whose.fault()).ifPresent(faults::add);
            Insured insured = whose.insured();
            if (insured == null) {
                throw new Fault(CommonFault.INVALID, faults);
            }
            return Receipt.taken(known(sent.claim(), place, faults, insured, facts, access), insured.residentId());
        } catch (Fault fault) {
            return Receipt.refused(fault);
        }
    }

    private InstitutionSummary placeOf(NewClaim claim, Access access) {
        UUID place = claim.institutionId() == null ? access.requireInstitution() : claim.institutionId();
        if (!access.scope().coversInstitution(place)) {
            throw new Fault(CommonFault.NOT_FOUND);
        }
        return institutions.find(place).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
    }

    private ReceivedClaim known(
            NewClaim sent,
            InstitutionSummary place,
            List<FieldFault> faults,
            Insured insured,
            IntakeFacts facts,
            Access access) {
        LocalDate day = sent.from() == null || !ClaimChecks.hasDays(sent) ? LocalDate.now(clock) : sent.from();
        CareArea area = providers.area(place.division(), insured.region(), day);
        NewClaim told = referrals.counting(sent, insured.residentId(), area, access.role(), facts.referrals, faults);
        NewClaim claim =
                living.counting(told, insured.region(), place.division(), area, facts.residences(insured.residentId()));
        Optional<Ground> ground = ground(claim, place, insured, area, facts, faults);
        Optional<StoredClaim> before = facts.before(claim.id(), claim.number());
        UUID id = before.map(StoredClaim::id)
                .orElseGet(() -> claim.id() == null ? Identifiers.next() : Objects.requireNonNull(claim.id()));
        // Of the person's other bills only a stay and a referral ask.
        if (claim.kind() == CareKind.INPATIENT || claim.referral() != null) {
            faults.addAll(ClaimChecks.byOthers(
                    claim, id, facts.course(insured.residentId()).byNumber()));
        }
        if (ground.isEmpty() || !faults.isEmpty()) {
            throw new Fault(CommonFault.INVALID, faults);
        }
        boolean contracted = facts.isEnrolled(insured.residentId(), Objects.requireNonNull(claim.from()));
        StoredClaim wanted = stored(claim, id, ground.get(), contracted, access)
                .telling(claim.equals(told) ? null : told.registration());
        if (before.isPresent()) {
            return again(before.get(), wanted, facts);
        }
        List<SettlementChange> changes = facts.add(wanted);
        return answer(
                wanted,
                true,
                changes.stream()
                        .filter(change -> !change.claimId().equals(id) && change.isFelt())
                        .toList(),
                facts);
    }

    private Optional<Ground> ground(
            NewClaim claim,
            InstitutionSummary place,
            Insured insured,
            CareArea area,
            IntakeFacts facts,
            List<FieldFault> faults) {
        if (claim.from() == null || claim.to() == null || !ClaimChecks.hasDays(claim)) {
            return Optional.empty();
        }
        RuleSet set = settling.setOf(insured.region(), insured.scheme(), claim.from(), claim.to());
        String level = claim.level() == null || claim.level().isBlank()
                ? facts.levels
                        .levelOf(place, insured.region(), set.rules(), claim.from())
                        .orElse(null)
                : claim.level();
        faults.addAll(ClaimChecks.byRules(claim, level, set.rules()));
        return level == null ? Optional.empty() : Optional.of(new Ground(place, insured, area, set, level));
    }

    /** What came before is answered again; another content under the same number is refused, corrections have their own way. */
    private ReceivedClaim again(StoredClaim before, StoredClaim wanted, IntakeFacts facts) {
        boolean same = before.residentId().equals(wanted.residentId())
                && before.number().equals(wanted.number())
                && before.claim().institutionId().equals(wanted.claim().institutionId())
                && (before.revision() > 1 || referrals.isSame(before, wanted));
        if (!same) {
            throw taken();
        }
        return answer(before, false, List.of(), facts);
    }

    private static Fault taken() {
        return new Fault(CommonFault.INVALID, List.of(FieldFault.of("number", "insurance.claim.number-taken")));
    }

    private static ReceivedClaim answer(
            StoredClaim stored, boolean isNew, List<SettlementChange> changes, IntakeFacts facts) {
        Settlement settled = facts.course(stored.residentId()).settlement(stored.id());
        return new ReceivedClaim(stored.id(), stored.number(), isNew, settled.parts(), settled.stepwise(), changes);
    }

    private StoredClaim stored(NewClaim claim, UUID id, Ground ground, boolean contracted, Access access) {
        Claim content = claim.claim(id, ground.place().id(), ground.level(), ground.area());
        return new StoredClaim(
                content,
                Objects.requireNonNull(claim.number()),
                ground.insured().residentId(),
                ground.insured().region(),
                ground.insured().scheme(),
                named(claim.diagnosisName(), content.diagnosis()),
                contracted,
                claim.encounterId(),
                1,
                Instant.now(clock),
                access.personName(),
                null);
    }

    private static String named(@Nullable String name, String code) {
        return isBlank(name) ? code : Objects.requireNonNull(name);
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
