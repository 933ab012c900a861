package org.jieli.insurance.claim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jieli.audit.AuditLog;
import org.jieli.database.BeyondScope;
import org.jieli.insurance.entitlement.LedgerLine;
import org.jieli.insurance.entitlement.Parts;
import org.jieli.insurance.entitlement.Settlement;
import org.jieli.insurance.parameter.RuleBook;
import org.jieli.insurance.rules.LevelTerms;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads single bills with how they were settled, within the asker's scope; each read is taken down. */
@Service
@Transactional
class ReadingClaims {

    private final ClaimRepository claims;
    private final SettlementRepository settlements;
    private final SettlingClaims settling;
    private final CoverageBook coverage;
    private final RuleBook rules;
    private final BeyondScope beyond;
    private final AuditLog audit;

    ReadingClaims(
            ClaimRepository claims,
            SettlementRepository settlements,
            SettlingClaims settling,
            CoverageBook coverage,
            RuleBook rules,
            BeyondScope beyond,
            AuditLog audit) {
        this.claims = claims;
        this.settlements = settlements;
        this.settling = settling;
        this.coverage = coverage;
        this.rules = rules;
        this.beyond = beyond;
        this.audit = audit;
    }

    /** Empty for bills outside of the scope. */
    Optional<ExplainedClaim> explain(UUID id) {
        return claims.find(id).map(this::explained);
    }

    /** What the correction that made this revision changed. */
    CorrectedClaim correction(UUID id, int revision) {
        StoredClaim claim = claims.find(id).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        EarlierContent before = claims.history(id).stream()
                .filter(each -> each.revision() == revision - 1)
                .findFirst()
                .orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        // Both were written at the same moment: that of the transaction.
        List<ChangedSettlement> changed = settlements.changedBy(claim.residentId(), claim.number()).stream()
                .filter(each -> each.at().equals(before.changedAt()))
                .toList();
        return new CorrectedClaim(id, claim.number(), revision, before.reason(), changed);
    }

    private ExplainedClaim explained(StoredClaim claim) {
        audit.record("claim.read", claim.residentId(), "claim", claim.id(), Map.of());
        List<SettledClaim> all = settlements.of(claim.id());
        if (all.isEmpty()) {
            throw new Fault(CommonFault.NOT_FOUND);
        }
        return new ExplainedClaim(
                claim,
                withSteps(claim, all),
                claims.history(claim.id()),
                rules.find(all.getFirst().settlement().ruleSet()).orElseThrow(),
                insured(claim),
                settlements.changedBy(claim.residentId(), claim.number()));
    }

    /** Loads of whole regions keep the steps of stays only. */
    private List<SettledClaim> withSteps(StoredClaim claim, List<SettledClaim> all) {
        SettledClaim first = all.getFirst();
        Settlement it = first.settlement();
        if (!it.ledger().isEmpty() || it.parts().total().signum() == 0) {
            return all;
        }
        List<LedgerLine> steps = beyond.call("insurance", () -> settling.steps(claim.residentId(), claim.id()));
        List<SettledClaim> whole = new ArrayList<>(all);
        whole.set(
                0,
                new SettledClaim(
                        new Settlement(
                                it.claim(),
                                it.ruleSet(),
                                it.year(),
                                it.parts(),
                                it.stepwise(),
                                it.link(),
                                steps,
                                it.balances()),
                        first.revision(),
                        first.because(),
                        first.settledAt()));
        return whole;
    }

    /** An institution reads the bill it wrote also where it cannot see the person any more. */
    private Insured insured(StoredClaim claim) {
        List<Insured> known = beyond.call("insurance", () -> coverage.of(claim.residentId()));
        return known.stream()
                .filter(each -> each.holdsOn(claim.claim().from()))
                .findFirst()
                .orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
    }

    /** The stays of a person by disease cycle, each cycle in order, the latest cycle first; and what each would have been alone. */
    List<Episode> episodes(UUID resident) {
        List<StoredClaim> stays = claims.ofPerson(resident).stream()
                .filter(each -> each.claim().kind() == org.jieli.insurance.CareKind.INPATIENT)
                .toList();
        audit.record("claim.episodes", resident, "resident", resident, Map.of());
        Map<UUID, Parts> alone = beyond.call("insurance", () -> settling.unlinked(resident));
        return Episode.of(stays, settlements.ofPerson(resident), alone).stream()
                .sorted(Comparator.comparing((Episode each) -> Objects.requireNonNull(
                                        each.stays().getLast())
                                .claim()
                                .claim()
                                .to())
                        .reversed())
                .toList();
    }

    /** Where a person is insured now or was last; empty when never. */
    Optional<Insured> insured(UUID resident) {
        List<Insured> known = beyond.call("insurance", () -> coverage.of(resident));
        return known.isEmpty() ? Optional.empty() : Optional.of(known.getLast());
    }

    /** Names of the levels of stays, by bill. */
    Map<UUID, String> levelNames(List<Episode> episodes) {
        Map<UUID, String> names = new HashMap<>();
        for (Episode episode : episodes) {
            for (Episode.EpisodeStay stay : episode.stays()) {
                String code = stay.claim().claim().level();
                names.put(
                        stay.claim().id(),
                        rules.find(stay.settled().settlement().ruleSet())
                                .flatMap(set -> set.rules().level(code))
                                .map(LevelTerms::name)
                                .orElse(code));
            }
        }
        return names;
    }
}
