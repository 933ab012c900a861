package org.jieli.insurance.parameter;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jieli.audit.AuditLog;
import org.jieli.insurance.InsuranceFault;
import org.jieli.insurance.OverFunds;
import org.jieli.insurance.rules.RuleChecks;
import org.jieli.insurance.rules.RuleFinding;
import org.jieli.insurance.rules.RuleSet;
import org.jieli.shared.Access;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Identifiers;
import org.jieli.shared.Role;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What an insurance bureau does with the versions of its region's rules, and what others read of them. */
@Service
@Transactional
class RuleDesk {

    static final int MOST = 200;

    private final RuleSetRepository sets;
    private final RuleBook book;
    private final BillsOfRules bills;
    private final AuditLog audit;
    private final Clock clock;

    RuleDesk(RuleSetRepository sets, RuleBook book, BillsOfRules bills, AuditLog audit, Clock clock) {
        this.sets = sets;
        this.book = book;
        this.bills = bills;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    List<StoredRuleSet> all() {
        Access by = reader();
        return sets.visible(by.division(), by.role() == Role.INSURANCE_BUREAU, MOST);
    }

    /** A version in the asker's reach; not found otherwise. */
    @Transactional(readOnly = true)
    StoredRuleSet require(UUID id) {
        Access by = reader();
        return sets.find(id)
                .filter(stored -> isVisible(stored, by))
                .orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
    }

    /** A draft of the asker's own region. */
    @Transactional(readOnly = true)
    StoredRuleSet requireDraft(UUID id) {
        OverFunds.refuse();
        StoredRuleSet stored = require(id);
        if (!mayEdit(stored)) {
            throw stored.isDraft() ? new Fault(CommonFault.FORBIDDEN) : new Fault(InsuranceFault.STATE);
        }
        return stored;
    }

    boolean mayEdit(StoredRuleSet stored) {
        return stored.isDraft()
                && isBureau()
                && stored.set().region().equals(CurrentAccess.require().division());
    }

    /** Whether the asker is a fund's own bureau; one over several funds reads only. */
    boolean isBureau() {
        return CurrentAccess.require().role() == Role.INSURANCE_BUREAU && !OverFunds.isAsking();
    }

    /** What the checks say, beside the issued versions of its region and scheme. */
    @Transactional(readOnly = true)
    List<RuleFinding> checks(RuleSet set) {
        return RuleChecks.of(set, book.versions(set.region(), set.scheme()));
    }

    /** The same; of a draft without errors also whether a referral may cost more, which takes its time. */
    @Transactional(readOnly = true)
    List<RuleFinding> findings(StoredRuleSet stored) {
        RuleSet set = stored.set();
        List<RuleFinding> found = checks(set);
        return !stored.isDraft() || found.stream().anyMatch(RuleFinding::isError)
                ? found
                : Stream.concat(found.stream(), ReferralLaw.findings(set).stream())
                        .toList();
    }

    /** What a version is compared with first: the one it was copied from, else that before it, else the one in force. */
    @Transactional(readOnly = true)
    StoredRuleSet besides(StoredRuleSet stored) {
        RuleSet set = stored.set();
        Access by = reader();
        Optional<StoredRuleSet> before = Stream.of(set.from().minusDays(1), LocalDate.now(clock))
                .flatMap(day -> book.on(set.region(), set.scheme(), day).stream())
                .filter(other -> !other.id().equals(set.id()))
                .findFirst()
                .flatMap(other -> sets.find(other.id()));
        return Stream.of(sets.copiedFrom(set.id()), before)
                .flatMap(Optional::stream)
                .filter(other -> isVisible(other, by))
                .findFirst()
                .orElse(stored);
    }

    /** A draft of the asker's region that begins as a copy, from the next new year on. */
    UUID copy(UUID id) {
        StoredRuleSet model = require(id);
        String region = bureau().division();
        LocalDate from = LocalDate.now(clock).withDayOfYear(1).plusYears(1);
        RuleSet set = model.set();
        UUID copy = Identifiers.next();
        insert(new RuleSet(
                copy,
                region,
                set.scheme(),
                from.getYear(),
                sets.nextVersion(region, set.scheme(), from.getYear()),
                set.name(),
                from,
                null,
                set.source(),
                set.confidence(),
                set.rules()));
        sets.copied(copy, id);
        record("copy", copy, Map.of("from", id.toString(), "name", set.name()));
        return copy;
    }

    /** A draft as another system wrote it, under the identifier that it chose. */
    void create(RuleSet set) {
        RuleSet own = inRegion(set, bureau().division());
        insert(own.numbered(sets.nextVersion(own.region(), own.scheme(), own.year())));
        record("create", set.id(), Map.of("name", set.name()));
    }

    /** Keeps a draft as it is written now, errors included. */
    void change(StoredRuleSet draft, RuleSet wanted, int revision) {
        bureau();
        RuleSet base = draft.set();
        int version = wanted.year() == base.year()
                ? base.version()
                : sets.nextVersion(base.region(), base.scheme(), wanted.year());
        RuleSet kept = inRegion(wanted, base.region()).numbered(version);
        Fault.throwIfAny(unstorable(kept));
        if (!sets.change(kept, revision, CurrentAccess.require().personName(), clock.instant())) {
            throw new Fault(CommonFault.STALE);
        }
        record("change", kept.id(), Map.of("name", kept.name()));
    }

    /** Issues a draft without errors; the open version before it ends the day before, and bills of its days are settled again. */
    void issue(UUID id, int revision) {
        RuleSet set = requireDraft(id).set();
        List<FieldFault> errors = checks(set).stream()
                .filter(RuleFinding::isError)
                .map(RuleFinding::what)
                .toList();
        if (!errors.isEmpty()) {
            throw new Fault(RuleFault.WITH_ERRORS, errors, errors.size());
        }
        sets.closeBefore(set.region(), set.scheme(), set.from());
        try {
            if (!sets.issue(id, revision, CurrentAccess.require().personName(), clock.instant())) {
                throw new Fault(CommonFault.STALE);
            }
        } catch (DataIntegrityViolationException e) {
            // Another version was issued for these days since the checks looked.
            throw new Fault(CommonFault.STALE);
        }
        book.changed();
        bills.settleAgain(set, CurrentAccess.require().personName());
        record("issue", id, Map.of("name", set.name(), "from", set.from().toString()));
    }

    void withdraw(UUID id, int revision) {
        RuleSet set = requireDraft(id).set();
        if (!sets.withdraw(id, revision)) {
            throw new Fault(CommonFault.STALE);
        }
        record("withdraw", id, Map.of("name", set.name()));
    }

    private void insert(RuleSet set) {
        Fault.throwIfAny(unstorable(set));
        if (!sets.insert(set, RuleState.DRAFT, CurrentAccess.require().personName(), clock.instant())) {
            throw new Fault(CommonFault.STALE);
        }
    }

    /** What the table itself would refuse. */
    private static List<FieldFault> unstorable(RuleSet set) {
        return RuleChecks.of(set, List.of()).stream()
                .filter(RuleFinding::isError)
                .map(RuleFinding::what)
                .filter(fault ->
                        Stream.of("region", "year", "to", "name", "source").anyMatch(fault.path()::equals))
                .toList();
    }

    private static RuleSet inRegion(RuleSet set, String region) {
        return new RuleSet(
                set.id(),
                region,
                set.scheme(),
                set.year(),
                set.version(),
                set.name(),
                set.from(),
                set.to(),
                set.source(),
                set.confidence(),
                set.rules());
    }

    private static boolean isVisible(StoredRuleSet stored, Access by) {
        String region = stored.set().region();
        return switch (stored.state()) {
            case EXAMPLE -> true;
            case DRAFT -> by.role() == Role.INSURANCE_BUREAU && region.equals(by.division());
            case ISSUED -> region.startsWith(by.division()) || by.division().startsWith(region);
        };
    }

    private static Access reader() {
        return CurrentAccess.requireRole(Role.INSURANCE_BUREAU, Role.HEALTH_COMMISSION);
    }

    /** Whoever writes. */
    private static Access bureau() {
        OverFunds.refuse();
        return CurrentAccess.requireRole(Role.INSURANCE_BUREAU);
    }

    private void record(String action, UUID id, Map<String, String> details) {
        audit.record("insurance.rules-" + action, null, "rule-set", id, details);
    }
}
