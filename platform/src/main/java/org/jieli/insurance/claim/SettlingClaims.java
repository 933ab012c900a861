package org.jieli.insurance.claim;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jieli.insurance.CareKind;
import org.jieli.insurance.Scheme;
import org.jieli.insurance.entitlement.Balances;
import org.jieli.insurance.entitlement.LedgerLine;
import org.jieli.insurance.entitlement.Settlement;
import org.jieli.insurance.parameter.RuleBook;
import org.jieli.insurance.rules.RuleSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Settles a person's bills in order. The whole course is gone through each time, and what came out otherwise than before is written: so a
 * correction, a late bill and a first settlement are the same piece of work. Work of the system, in the caller's transaction.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
class SettlingClaims {

    private final ClaimRepository claims;
    private final SettlementRepository settlements;
    private final CoverageBook coverage;
    private final RuleBook book;
    private final SettledCourse.Rules rules;

    SettlingClaims(ClaimRepository claims, SettlementRepository settlements, CoverageBook coverage, RuleBook rules) {
        this.claims = claims;
        this.settlements = settlements;
        this.coverage = coverage;
        this.book = rules;
        this.rules = new BookRules(rules);
    }

    /**
     * Settles what is new and what changed; the person must be locked ({@link ClaimRepository#lockPerson}).
     *
     * @param because why bills that were settled before may come out otherwise
     * @return what was written, in the order of the course
     */
    List<SettlementChange> settle(UUID resident, Because because) {
        Map<UUID, SettledClaim> before = settlements.ofPerson(resident);
        List<Insured> insured = coverage.of(resident);
        SettledCourse course = new SettledCourse(rules, EnumSet.allOf(CareKind.class));
        List<SettlementChange> changes = new ArrayList<>();
        for (StoredClaim claim : claims.ofPerson(resident)) {
            Settlement now = course.next(claim, insured);
            SettledClaim earlier = before.get(claim.id());
            if (earlier == null || !isSame(earlier.settlement(), now)) {
                settlements.write(
                        claim,
                        now,
                        earlier == null ? 1 : earlier.revision() + 1,
                        earlier == null ? null : cause(claim, earlier, now, because));
                changes.add(change(claim, earlier, now));
            }
        }
        return changes;
    }

    /** Of a bill that is settled by another version now and was not touched itself, that version is the cause, whoever came by first. */
    private Because cause(StoredClaim claim, SettledClaim earlier, Settlement now, Because because) {
        UUID version = now.ruleSet();
        return version.equals(earlier.settlement().ruleSet())
                        || because.number().equals(claim.number())
                ? because
                : book.find(version).map(Because::of).orElse(because);
    }

    /** The version of the rules that a bill of these days is settled by; a fault where there is none. */
    RuleSet setOf(String region, Scheme scheme, LocalDate from, LocalDate to) {
        return SettledCourse.setOf(rules, region, scheme, from, to);
    }

    /** The steps of one bill, where they were not kept: the course is gone through up to it. */
    List<LedgerLine> steps(UUID resident, UUID claim) {
        List<Insured> insured = coverage.of(resident);
        SettledCourse course = new SettledCourse(rules, EnumSet.allOf(CareKind.class));
        for (StoredClaim each : claims.ofPerson(resident)) {
            Settlement settlement = course.next(each, insured);
            if (each.id().equals(claim)) {
                return settlement.ledger();
            }
        }
        return List.of();
    }

    private static SettlementChange change(StoredClaim claim, @Nullable SettledClaim earlier, Settlement now) {
        return new SettlementChange(
                claim.id(),
                claim.number(),
                claim.claim().kind(),
                claim.claim().institutionId(),
                claim.claim().from(),
                claim.claim().to(),
                earlier == null ? null : earlier.settlement().parts(),
                now.parts());
    }

    private static boolean isSame(Settlement a, Settlement b) {
        return a.ruleSet().equals(b.ruleSet())
                && a.year() == b.year()
                && a.stepwise() == b.stepwise()
                && Objects.equals(a.link(), b.link())
                && a.parts().equals(b.parts())
                && isSame(a.balances(), b.balances());
    }

    private static boolean isSame(Balances a, Balances b) {
        return a.stays() == b.stays()
                && isSame(a.inpatient(), b.inpatient())
                && isSame(a.outpatientDeductible(), b.outpatientDeductible())
                && isSame(a.outpatient(), b.outpatient())
                && isSame(a.selfCovered(), b.selfCovered())
                && isSame(a.critical(), b.critical())
                && isSame(a.assistance(), b.assistance())
                && a.chronic().keySet().equals(b.chronic().keySet())
                && a.chronic().entrySet().stream()
                        .allMatch(each -> isSame(each.getValue(), b.chronic().get(each.getKey())));
    }

    private static boolean isSame(Balances.Benefit a, Balances.@Nullable Benefit b) {
        return b != null && isSame(a.deductible(), b.deductible()) && isSame(a.paid(), b.paid());
    }

    private static boolean isSame(BigDecimal a, BigDecimal b) {
        return a.compareTo(b) == 0;
    }
}
