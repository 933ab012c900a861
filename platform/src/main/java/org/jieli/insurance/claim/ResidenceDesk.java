package org.jieli.insurance.claim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jieli.audit.AuditLog;
import org.jieli.database.BeyondScope;
import org.jieli.insurance.FundPost;
import org.jieli.insurance.registration.Residence;
import org.jieli.insurance.registration.ResidenceBook;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A fund registers that one of its insured lives elsewhere for long, or changes it; his bills there are settled again. */
@Service
@Transactional
public class ResidenceDesk {

    private static final String ACTOR = "insurance";
    private static final String REASON = "异地长期居住备案变更";

    private final ResidenceBook residences;
    private final ResidenceFacts facts;
    private final CoverageBook coverage;
    private final ClaimRepository claims;
    private final SettlingClaims settling;
    private final BeyondScope beyond;
    private final AuditLog audit;

    ResidenceDesk(
            ResidenceBook residences,
            ResidenceFacts facts,
            CoverageBook coverage,
            ClaimRepository claims,
            SettlingClaims settling,
            BeyondScope beyond,
            AuditLog audit) {
        this.residences = residences;
        this.facts = facts;
        this.coverage = coverage;
        this.claims = claims;
        this.settling = settling;
        this.beyond = beyond;
        this.audit = audit;
    }

    /**
     * What was registered, or would be.
     *
     * @param bills how many bills at the place get another registration
     * @param changes bills that come out otherwise
     */
    public record Registered(int bills, List<SettlementChange> changes) {}

    /**
     * Registers, or changes the one with this identifier on the revision that was seen. Place and days must be checked by themselves.
     *
     * @throws Fault with the days of another that overlaps at {@code from}, or of a time without insurance
     */
    public Registered write(Residence wanted) {
        if (!FundPost.region().equals(wanted.region())) {
            throw new Fault(CommonFault.FORBIDDEN);
        }
        String by = CurrentAccess.require().personName();
        Registered done = beyond.call(ACTOR, () -> written(wanted, by));
        audit.record(
                "insurance.residence",
                wanted.residentId(),
                "residence",
                wanted.id(),
                Map.of("place", wanted.place(), "from", wanted.from().toString()));
        return done;
    }

    private Registered written(Residence wanted, String by) {
        claims.lockPerson(wanted.residentId());
        List<Residence> known = ofRegion(wanted);
        check(wanted, known);
        List<Residence> concerned = new ArrayList<>(List.of(wanted));
        known.stream().filter(each -> each.id().equals(wanted.id())).forEach(concerned::add);
        if (concerned.size() == 1) {
            residences.insert(wanted, by);
        } else if (!residences.change(wanted, by)) {
            throw new Fault(CommonFault.STALE);
        }
        return follow(wanted, concerned, by);
    }

    /** Those that the same fund has registered of the person; those of another do not concern it. */
    private List<Residence> ofRegion(Residence wanted) {
        return residences.of(wanted.residentId()).stream()
                .filter(each -> each.region().equals(wanted.region()))
                .toList();
    }

    private void check(Residence wanted, List<Residence> known) {
        List<FieldFault> faults = new ArrayList<>();
        known.stream()
                .filter(each -> !each.id().equals(wanted.id()) && each.overlaps(wanted))
                .findFirst()
                .ifPresent(each -> faults.add(FieldFault.of(
                        "from", "insurance.residence.overlap", each.from(), each.to() == null ? "…" : each.to())));
        boolean insured = coverage.of(wanted.residentId()).stream()
                .anyMatch(each -> each.region().equals(wanted.region()) && each.holdsOn(wanted.from()));
        if (!insured) {
            faults.add(FieldFault.of("from", "insurance.not-insured", wanted.from()));
        }
        Fault.throwIfAny(faults);
    }

    /** Each bill that changes is the reason of its own settlement and of those that follow it, up to the next. */
    private Registered follow(Residence wanted, List<Residence> concerned, String by) {
        List<Residence> known = ofRegion(wanted);
        Map<UUID, Because> changed = new LinkedHashMap<>();
        for (StoredClaim bill : claims.ofPerson(wanted.residentId())) {
            StoredClaim now = facts.concerns(bill, concerned) ? facts.asKnown(bill, known) : bill;
            if (!now.equals(bill)) {
                claims.keepHistory(bill.id(), REASON, by);
                claims.replace(now);
                changed.put(bill.id(), new Because(Because.Anew.LATE_REGISTRATION, bill.number(), REASON));
            }
        }
        List<SettlementChange> changes = changed.isEmpty()
                ? List.of()
                : settling.settle(
                        wanted.residentId(), changed.values().iterator().next(), changed);
        return new Registered(
                changed.size(),
                changes.stream().filter(SettlementChange::isFelt).toList());
    }
}
