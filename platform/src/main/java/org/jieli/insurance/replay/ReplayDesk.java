package org.jieli.insurance.replay;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jieli.audit.AuditLog;
import org.jieli.insurance.parameter.RuleBook;
import org.jieli.insurance.replay.ClaimStream.Code;
import org.jieli.insurance.replay.ClaimStream.Selection;
import org.jieli.insurance.replay.Replay.ReplayState;
import org.jieli.insurance.rules.ItemClass;
import org.jieli.insurance.rules.LevelTerms;
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

    private final ReplayRepository replays;
    private final ClaimStream claims;
    private final RuleBook book;
    private final AuditLog audit;
    private final Clock clock;

    ReplayDesk(ReplayRepository replays, ClaimStream claims, RuleBook book, AuditLog audit, Clock clock) {
        this.replays = replays;
        this.claims = claims;
        this.book = book;
        this.audit = audit;
        this.clock = clock;
    }

    static Access reader() {
        return CurrentAccess.requireRole(Role.INSURANCE_BUREAU, Role.HEALTH_COMMISSION);
    }

    static Access bureau() {
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
     * @throws Fault with the fields that are wrong: a version that is missing or of another scheme, a year without bills, levels or item
     *     classes of the bills that a version does not know
     */
    @Transactional
    public UUID ask(NewReplay wanted) {
        Access by = bureau();
        RuleSet base = version(wanted.base(), "base");
        RuleSet proposed = version(wanted.proposed(), "proposed");
        List<FieldFault> faults = new ArrayList<>();
        if (base.scheme() != proposed.scheme()) {
            faults.add(FieldFault.of("proposed", "insurance.replay.other-scheme"));
        }
        if (base.id().equals(proposed.id())) {
            faults.add(FieldFault.of("proposed", "insurance.replay.same"));
        }
        Selection bills = new Selection(
                by.division(), base.scheme(), LocalDate.of(wanted.year(), 1, 1), LocalDate.of(wanted.year(), 12, 31));
        if (claims.count(bills) == 0) {
            faults.add(FieldFault.of("year", "insurance.replay.no-bills", wanted.year()));
        }
        faults.addAll(unknown(bills, base, "base"));
        faults.addAll(unknown(bills, proposed, "proposed"));
        if (!faults.isEmpty()) {
            throw new Fault(CommonFault.INVALID, faults);
        }
        String name = wanted.name().isBlank() ? proposed.name() : wanted.name().strip();
        Replay replay = new Replay(
                Identifiers.next(),
                by.division(),
                base.scheme(),
                wanted.year(),
                base.id(),
                proposed.id(),
                name,
                ReplayState.WAITING,
                by.personName(),
                clock.instant(),
                0,
                0,
                0,
                null,
                null);
        replays.insert(replay);
        audit.record("insurance.replay.ask", null, "replay", replay.id(), Map.of("name", name));
        return replay.id();
    }

    private RuleSet version(@Nullable UUID id, String field) {
        return Optional.ofNullable(id)
                .flatMap(book::find)
                .orElseThrow(() -> new Fault(
                        CommonFault.INVALID, List.of(FieldFault.of(field, "insurance.replay.version-missing"))));
    }

    /** The calculation stops at a code it does not know, so it is said before. */
    private List<FieldFault> unknown(Selection bills, RuleSet set, String field) {
        List<String> levels =
                set.rules().levels().stream().map(LevelTerms::code).toList();
        List<String> items = set.rules().items().stream().map(ItemClass::code).toList();
        List<String> missing = new ArrayList<>(claims.codes(bills, Code.LEVEL));
        missing.removeAll(levels);
        List<String> missingItems = new ArrayList<>(claims.codes(bills, Code.ITEM));
        missingItems.removeAll(items);
        missing.addAll(missingItems);
        return missing.isEmpty()
                ? List.of()
                : List.of(FieldFault.of(field, "insurance.replay.unknown-codes", String.join("、", missing)));
    }

    @Transactional(readOnly = true)
    public List<ReplayGroup> groups(Replay replay, Dimension dimension) {
        return replays.groups(replay.id(), dimension);
    }

    /** The bills with the largest change; only for the bureau. */
    @Transactional(readOnly = true)
    public List<ReplayCase> largest(Replay replay, int limit) {
        bureau();
        return replays.largest(replay.id(), limit);
    }
}
