package org.jieli.insurance.claim;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jieli.shared.FieldFault;
import org.springframework.stereotype.Component;

/**
 * The bills of somebody whose insured times changed: none may be left without insurance, and one whose first day now lies in another
 * scheme of the region goes over to it, with its earlier content kept. Work of the system, in the caller's transaction.
 */
@Component
class MovedBills {

    private static final String REASON = "参保险种变更";

    private final ClaimRepository claims;
    private final CoverageBook coverage;

    MovedBills(ClaimRepository claims, CoverageBook coverage) {
        this.claims = claims;
        this.coverage = coverage;
    }

    /**
     * What became of the bills.
     *
     * @param bills how many lie on or after the first day of what was written
     * @param moved those that went over to another scheme
     */
    record Followed(int bills, Set<UUID> moved) {}

    /** Moves the bills; adds a fault where some are left outside. */
    Followed follow(String at, Insured it, String by, List<FieldFault> faults) {
        List<Insured> insured = coverage.of(it.residentId());
        List<StoredClaim> all = claims.ofPerson(it.residentId());
        List<StoredClaim> outside = all.stream()
                .filter(bill -> insured.stream()
                        .noneMatch(each -> each.holdsOn(bill.claim().from())))
                .toList();
        if (!outside.isEmpty()) {
            faults.add(FieldFault.of(
                    at + (it.to() == null ? "from" : "to"),
                    "insurance.coverage.bills-outside",
                    outside.size(),
                    outside.getFirst().number(),
                    outside.getFirst().claim().from()));
            return new Followed(0, Set.of());
        }
        Set<UUID> gone = new HashSet<>();
        all.forEach(bill -> insured.stream()
                .filter(each -> each.holdsOn(bill.claim().from()))
                .filter(each -> each.region().equals(bill.region()) && each.scheme() != bill.scheme())
                .forEach(each -> {
                    claims.keepHistory(bill.id(), REASON, by);
                    claims.move(bill.id(), each.scheme());
                    gone.add(bill.id());
                }));
        int bills = (int) all.stream()
                .filter(bill -> !bill.claim().to().isBefore(it.from()))
                .count();
        return new Followed(bills, gone);
    }
}
