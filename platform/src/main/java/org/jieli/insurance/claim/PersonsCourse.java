package org.jieli.insurance.claim;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jieli.insurance.CareKind;
import org.jieli.insurance.Claim;
import org.jieli.insurance.entitlement.Balances;
import org.jieli.insurance.entitlement.Settlement;
import org.jieli.shared.Fault;
import org.jspecify.annotations.Nullable;

/**
 * The bills of a person while they are settled. What comes out otherwise than it stands is remembered, each time it does; the caller writes
 * it down ({@link SettlementRepository#write}), for one person or for many at once.
 */
final class PersonsCourse {

    private final SettledCourse.Rules rules;
    private final List<Insured> insured;
    private final List<StoredClaim> bills;
    private final Map<UUID, Standing> standing = new HashMap<>();
    private final List<Outcome> outcomes = new ArrayList<>();
    /** Through all bills; null when it is to be gone through anew. */
    private @Nullable SettledCourse through;

    /** A settlement that is to be written. */
    record Outcome(
            StoredClaim bill,
            Settlement settlement,
            int revision,
            @Nullable Because because) {}

    private record Standing(Settlement settlement, int revision) {}

    /**
     * Takes over what is known of a person.
     *
     * @param bills in the order in which they are settled
     * @param settled those that count, by bill
     */
    PersonsCourse(
            SettledCourse.Rules rules,
            List<Insured> insured,
            List<StoredClaim> bills,
            Map<UUID, SettledClaim> settled) {
        this.rules = rules;
        this.insured = insured;
        this.bills = new ArrayList<>(bills);
        settled.forEach((bill, it) -> standing.put(bill, new Standing(it.settlement(), it.revision())));
    }

    /** The bills by number, in the order in which they are settled. */
    Map<String, Claim> byNumber() {
        Map<String, Claim> known = new LinkedHashMap<>();
        bills.forEach(each -> known.put(each.number(), each.claim()));
        return known;
    }

    /** All of the person's insured times. */
    List<Insured> insured() {
        return insured;
    }

    /** What counts of a bill now. */
    Settlement settlement(UUID bill) {
        return Objects.requireNonNull(standing.get(bill), "not settled").settlement();
    }

    /** What is to be written, in the order in which it came out. */
    List<Outcome> outcomes() {
        return outcomes;
    }

    /**
     * Settles what is new and what changed: the whole course is gone through.
     *
     * @param because why bills that were settled before may come out otherwise
     * @param own the same of bills that were changed themselves, by bill; those that follow come out otherwise because of the last of them
     * @return what came out, in the order of the course
     */
    List<SettlementChange> settle(Because because, Map<UUID, Because> own) {
        return settle(bills, new SettledCourse(rules, EnumSet.allOf(CareKind.class)), because, own);
    }

    /**
     * The same after another bill, which must not stay out of the database; only what follows it can come out otherwise.
     *
     * @throws Fault where it cannot be settled; nothing has changed then
     */
    List<SettlementChange> add(StoredClaim bill, Because because) {
        int place = -1 - Collections.binarySearch(bills, bill, StoredClaim.IN_ORDER);
        boolean last = place == bills.size();
        bills.add(place, bill);
        try {
            return last && through != null
                    ? settle(List.of(bill), through, because, Map.of())
                    : settle(because, Map.of());
        } catch (RuntimeException e) {
            bills.remove(place);
            through = null;
            throw e;
        }
    }

    private List<SettlementChange> settle(
            List<StoredClaim> some, SettledCourse course, Because because, Map<UUID, Because> own) {
        List<Outcome> came = new ArrayList<>();
        List<SettlementChange> changes = new ArrayList<>();
        Because last = because;
        for (StoredClaim bill : some) {
            last = own.getOrDefault(bill.id(), last);
            boolean touched = own.containsKey(bill.id()) || because.number().equals(bill.number());
            Settlement now = course.next(bill, insured);
            Standing before = standing.get(bill.id());
            if (before == null) {
                came.add(new Outcome(bill, now, 1, null));
                changes.add(change(bill, null, now));
            } else if (!isSame(before.settlement(), now)) {
                Because why = touched ? last : cause(bill, before, now, last);
                came.add(new Outcome(bill, now, before.revision() + 1, why));
                changes.add(change(bill, before.settlement(), now));
            }
        }
        came.forEach(it -> standing.put(it.bill().id(), new Standing(it.settlement(), it.revision())));
        outcomes.addAll(came);
        through = course;
        return changes;
    }

    /** Of a bill that was not touched itself and is settled by another version now, that version is the cause, whoever came by first. */
    private Because cause(StoredClaim bill, Standing before, Settlement now, Because because) {
        return now.ruleSet().equals(before.settlement().ruleSet())
                ? because
                : Because.of(SettledCourse.setOf(rules, bill.region(), bill.scheme(), bill.claim()));
    }

    private static SettlementChange change(StoredClaim claim, @Nullable Settlement earlier, Settlement now) {
        return new SettlementChange(
                claim.id(),
                claim.number(),
                claim.claim().kind(),
                claim.claim().institutionId(),
                claim.claim().from(),
                claim.claim().to(),
                earlier == null ? null : earlier.parts(),
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
