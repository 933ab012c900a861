package org.jieli.insurance.replay;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jieli.audit.AuditLog;
import org.jieli.insurance.OverFunds;
import org.jieli.insurance.replay.Replay.Pair;
import org.jieli.insurance.replay.Replay.ReplayState;
import org.jieli.insurance.rules.RuleSet;
import org.jieli.shared.Access;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Identifiers;
import org.jieli.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Asks for replays of the asker's own fund and reads them; the health commission reads sums, never a person's bills. */
@Service
class ReplayDesk {

    private static final int NEWEST = 50;
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;

    private final ReplayRepository replays;
    private final ClaimStream claims;
    private final RuleChoices choices;
    private final AuditLog audit;
    private final Clock clock;

    ReplayDesk(ReplayRepository replays, ClaimStream claims, RuleChoices choices, AuditLog audit, Clock clock) {
        this.replays = replays;
        this.claims = claims;
        this.choices = choices;
        this.audit = audit;
        this.clock = clock;
    }

    static Access reader() {
        OverFunds.refuse();
        return CurrentAccess.requireRole(Role.INSURANCE_BUREAU, Role.HEALTH_COMMISSION);
    }

    static Access bureau() {
        OverFunds.refuse();
        return CurrentAccess.requireRole(Role.INSURANCE_BUREAU);
    }

    @Transactional(readOnly = true)
    public List<Replay> newest() {
        return replays.newest(reader().division(), NEWEST);
    }

    @Transactional(readOnly = true)
    public Replay require(UUID id) {
        String own = reader().division();
        return replays.find(id)
                .filter(replay -> replay.region().startsWith(own))
                .orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
    }

    /**
     * Asks for a replay.
     *
     * @throws Fault with the fields that are wrong: a version that is missing or of another scheme, a year without bills
     */
    @Transactional
    public UUID ask(NewReplay wanted) {
        Access by = bureau();
        List<FieldFault> faults = new ArrayList<>();
        if (wanted.year() < FIRST_YEAR || wanted.year() > LAST_YEAR) {
            throw new Fault(
                    CommonFault.INVALID, List.of(FieldFault.of("year", "insurance.replay.no-bills", wanted.year())));
        }
        List<Pair> pairs = new ArrayList<>();
        RuleSet proposed = version(wanted.proposed(), "proposed", by);
        pairs.add(pair(version(wanted.base(), "base", by), proposed, "proposed", faults));
        if (wanted.otherBase() != null || wanted.otherProposed() != null) {
            RuleSet other = version(wanted.otherProposed(), "otherProposed", by);
            pairs.add(pair(version(wanted.otherBase(), "otherBase", by), other, "otherProposed", faults));
            if (other.scheme() == proposed.scheme()) {
                faults.add(FieldFault.of("otherProposed", "insurance.replay.twice"));
            }
        }
        boolean bills = pairs.stream()
                .anyMatch(pair -> claims.hasBills(ReplayYear.bills(by.division(), pair.scheme(), wanted.year())));
        if (!bills) {
            faults.add(FieldFault.of("year", "insurance.replay.no-bills", wanted.year()));
        }
        Fault.throwIfAny(faults);
        String name = wanted.name().isBlank() ? proposed.name() : wanted.name().strip();
        Replay replay = new Replay(
                Identifiers.next(),
                by.division(),
                wanted.year(),
                pairs,
                name,
                ReplayState.WAITING,
                by.personName(),
                clock.instant(),
                0,
                0,
                0,
                null,
                0,
                null,
                null,
                null);
        replays.insert(replay);
        audit.record("insurance.replay.ask", null, "replay", replay.id(), Map.of("name", name));
        return replay.id();
    }

    private static Pair pair(RuleSet base, RuleSet proposed, String field, List<FieldFault> faults) {
        if (base.scheme() != proposed.scheme()) {
            faults.add(FieldFault.of(field, "insurance.replay.other-scheme"));
        } else if (base.id().equals(proposed.id())) {
            faults.add(FieldFault.of(field, "insurance.replay.same"));
        }
        return new Pair(base.scheme(), base.id(), proposed.id());
    }

    private RuleSet version(@Nullable UUID id, String field, Access by) {
        return choices.of(by.division()).stream()
                .filter(set -> set.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Fault(
                        CommonFault.INVALID, List.of(FieldFault.of(field, "insurance.replay.version-missing"))));
    }

    @Transactional(readOnly = true)
    public List<ReplayGroup> groups(Replay replay, Dimension dimension) {
        return replays.groups(replay.id(), dimension);
    }

    /** The months that have bills, of each year that may be chosen; only for the bureau. */
    @Transactional(readOnly = true)
    public Map<Integer, List<Integer>> months(int firstYear, int lastYear) {
        return claims.months(bureau().division(), firstYear, lastYear);
    }

    /** The bills with the largest change; only for the bureau. */
    @Transactional(readOnly = true)
    public List<ReplayCase> largest(Replay replay, int limit) {
        bureau();
        List<ReplayCase> largest = replays.largest(replay.id(), limit);
        if (!largest.isEmpty()) {
            audit.listed(
                    "insurance.replay.largest",
                    replay.name(),
                    largest.stream().map(ReplayCase::residentId).toList());
        }
        return largest;
    }
}
