package org.jieli.insurance.claim;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jieli.insurance.CareKind;
import org.jieli.insurance.Claim;
import org.jieli.insurance.InsuranceFault;
import org.jieli.insurance.Scheme;
import org.jieli.insurance.entitlement.Course;
import org.jieli.insurance.entitlement.Entitlement;
import org.jieli.insurance.entitlement.Parts;
import org.jieli.insurance.entitlement.Settlement;
import org.jieli.insurance.rules.InpatientTerms.YearOf;
import org.jieli.insurance.rules.RuleSet;
import org.jieli.shared.Fault;

/**
 * Settles the bills of one person one after the other. Each scheme of each region has a course of its own: who changes from one insurance
 * to another begins anew.
 */
final class SettledCourse {

    private static final BigDecimal NOTHING = BigDecimal.ZERO.setScale(2);

    private final Rules rules;
    private final Set<CareKind> withLedger;
    private final Map<String, Course> courses = new HashMap<>();

    /** The rules that hold and the calculation by them; see {@code parameter.RuleBook}. */
    interface Rules {

        /** The version of a day; {@link InsuranceFault#NO_RULES} when there is none. */
        RuleSet on(String region, Scheme scheme, LocalDate day);

        Entitlement entitlement(RuleSet set);
    }

    /** Tells the steps of bills of some kinds. */
    SettledCourse(Rules rules, Set<CareKind> withLedger) {
        this.rules = rules;
        this.withLedger = withLedger;
    }

    /**
     * Settles the next bill.
     *
     * @param coverage all of the person's insured times
     * @throws Fault {@link InsuranceFault#NOT_INSURED} or {@link InsuranceFault#NO_RULES}
     */
    Settlement next(StoredClaim stored, List<Insured> coverage) {
        Claim claim = stored.claim();
        Insured insured = insured(claim, coverage);
        RuleSet set = setOf(rules, stored.region(), stored.scheme(), claim);
        Entitlement entitlement = rules.entitlement(set);
        Course course = courses.computeIfAbsent(stored.region() + stored.scheme(), key -> new Course());
        if (claim.total().signum() == 0) {
            return withdrawn(claim, set, entitlement, course);
        }
        return toTheFen(entitlement.settle(
                insured.person(stored.contracted()), claim, course, withLedger.contains(claim.kind())));
    }

    /** The parts of the next bill, were the deductible counted without the stays that it follows; nothing is settled by this. */
    Parts unlinked(StoredClaim stored, List<Insured> coverage) {
        Claim claim = stored.claim();
        Insured insured = insured(claim, coverage);
        Course course = courses.getOrDefault(stored.region() + stored.scheme(), new Course());
        return toTheFen(rules.entitlement(setOf(rules, stored.region(), stored.scheme(), claim))
                .unlinked(insured.person(stored.contracted()), claim, course));
    }

    private static Insured insured(Claim claim, List<Insured> coverage) {
        return coverage.stream()
                .filter(each -> each.holdsOn(claim.from()))
                .findFirst()
                .orElseThrow(() -> new Fault(InsuranceFault.NOT_INSURED, claim.from()));
    }

    /** The version that a bill is settled by: of its last day, or of its first where the year is that of the admission. */
    static RuleSet setOf(Rules rules, String region, Scheme scheme, Claim claim) {
        return setOf(rules, region, scheme, claim.from(), claim.to());
    }

    /** The same by the bill's days. */
    static RuleSet setOf(Rules rules, String region, Scheme scheme, LocalDate from, LocalDate to) {
        RuleSet atEnd = rules.on(region, scheme, to);
        return atEnd.rules().inpatient().yearOf() == YearOf.ADMISSION_DAY ? rules.on(region, scheme, from) : atEnd;
    }

    /** A bill that was refunded wholly never happened: it neither counts as a stay nor begins a cycle. */
    private static Settlement withdrawn(Claim claim, RuleSet set, Entitlement entitlement, Course course) {
        int year = entitlement.yearOf(claim);
        return new Settlement(
                claim.id(),
                set.id(),
                year,
                new Parts(NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING),
                true,
                null,
                new ArrayList<>(0),
                course.balances(year));
    }

    private static Settlement toTheFen(Settlement it) {
        return new Settlement(
                it.claim(),
                it.ruleSet(),
                it.year(),
                toTheFen(it.parts()),
                it.stepwise(),
                it.link(),
                it.ledger(),
                it.balances());
    }

    private static Parts toTheFen(Parts parts) {
        return new Parts(
                fen(parts.total()),
                fen(parts.covered()),
                fen(parts.deductible()),
                fen(parts.basic()),
                fen(parts.critical()),
                fen(parts.assistance()),
                fen(parts.person()));
    }

    private static BigDecimal fen(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }
}
