package org.jieli.insurance.claim;

import java.util.List;
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

    /** How many bills lie on or after the first day of what was written; adds a fault where some are left outside. */
    int follow(String at, Insured it, String by, List<FieldFault> faults) {
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
            return 0;
        }
        all.forEach(bill -> insured.stream()
                .filter(each -> each.holdsOn(bill.claim().from()))
                .filter(each -> each.region().equals(bill.region()) && each.scheme() != bill.scheme())
                .forEach(each -> {
                    claims.keepHistory(bill.id(), REASON, by);
                    claims.move(bill.id(), each.scheme());
                }));
        return (int) all.stream()
                .filter(bill -> !bill.claim().to().isBefore(it.from()))
                .count();
    }
}
