package org.jieli.insurance.claim;

import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jieli.insurance.CareKind;
import org.jieli.insurance.Scheme;
import org.jieli.insurance.entitlement.LedgerLine;
import org.jieli.insurance.entitlement.Parts;
import org.jieli.insurance.entitlement.Settlement;
import org.jieli.insurance.parameter.RuleBook;
import org.jieli.insurance.rules.RuleSet;
import org.jieli.shared.Fault;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Settles people's bills in order. The whole course is gone through each time, and what came out otherwise than before is written: so a
 * correction, a late bill and a first settlement are the same piece of work. Work of the system, in the caller's transaction.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
class SettlingClaims {

    private final ClaimRepository claims;
    private final SettlementRepository settlements;
    private final CoverageBook coverage;
    private final SettledCourse.Rules rules;

    SettlingClaims(ClaimRepository claims, SettlementRepository settlements, CoverageBook coverage, RuleBook rules) {
        this.claims = claims;
        this.settlements = settlements;
        this.coverage = coverage;
        this.rules = new BookRules(rules);
    }

    /**
     * Settles what is new and what changed; the person must be locked ({@link ClaimRepository#lockPeople}).
     *
     * @param because why bills that were settled before may come out otherwise
     * @return what was written, in the order of the course
     */
    List<SettlementChange> settle(UUID resident, Because because) {
        return settle(resident, because, Map.of());
    }

    /**
     * The same where bills have reasons of their own, see {@link PersonsCourse#settle}.
     *
     * @param own why bills were changed themselves, by bill
     */
    List<SettlementChange> settle(UUID resident, Because because, Map<UUID, Because> own) {
        PersonsCourse course = Objects.requireNonNull(courses(List.of(resident)).get(resident));
        List<SettlementChange> changes = course.settle(because, own);
        settlements.write(course.outcomes());
        return changes;
    }

    /** Each person's bills as they stand, with as many statements as for one. */
    Map<UUID, PersonsCourse> courses(Collection<UUID> residents) {
        Map<UUID, List<StoredClaim>> bills = claims.ofPeople(residents);
        Map<UUID, List<Insured>> insured = coverage.ofPeople(residents);
        Map<UUID, Map<UUID, SettledClaim>> settled = settlements.ofPeople(residents);
        Map<UUID, PersonsCourse> courses = new HashMap<>();
        residents.forEach(resident -> courses.put(
                resident,
                new PersonsCourse(
                        rules,
                        insured.getOrDefault(resident, List.of()),
                        bills.getOrDefault(resident, List.of()),
                        settled.getOrDefault(resident, Map.of()))));
        return courses;
    }

    /** The version of the rules that a bill of these days is settled by; a fault where there is none, which costs no other bill its transaction. */
    @Transactional(propagation = Propagation.MANDATORY, noRollbackFor = Fault.class)
    RuleSet setOf(String region, Scheme scheme, LocalDate from, LocalDate to) {
        return SettledCourse.setOf(rules, region, scheme, from, to);
    }

    /** What each of a person's stays would have come to after the same bills, but counted without the stays that it follows. */
    Map<UUID, Parts> unlinked(UUID resident) {
        List<Insured> insured = coverage.of(resident);
        SettledCourse course = new SettledCourse(rules, EnumSet.noneOf(CareKind.class));
        Map<UUID, Parts> parts = new HashMap<>();
        for (StoredClaim each : claims.ofPerson(resident)) {
            if (each.claim().kind() == CareKind.INPATIENT
                    && each.claim().total().signum() > 0) {
                parts.put(each.id(), course.unlinked(each, insured));
            }
            course.next(each, insured);
        }
        return parts;
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
}
