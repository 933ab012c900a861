package org.jieli.insurance.budget;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jieli.insurance.Scheme;
import org.jieli.shared.FieldFault;

/** What makes budget terms whole; faults name the field and the group or line. */
final class BudgetTermsChecks {

    private BudgetTermsChecks() {}

    static List<FieldFault> of(BudgetTerms terms) {
        List<FieldFault> faults = new ArrayList<>();
        for (Scheme scheme : Scheme.values()) {
            ages(terms, scheme, faults);
        }
        share("nearFrom", terms.nearFrom(), faults);
        share("band", terms.band(), faults);
        share("fundShare", terms.fundShare(), faults);
        BigDecimal before = null;
        for (BudgetTerms.ScoreFactor each : terms.factors()) {
            if (each.factor().signum() < 0
                    || (before != null && each.fromScore().compareTo(before) >= 0)) {
                faults.add(FieldFault.of("factors", "insurance.budget.factors", each.fromScore()));
            }
            before = each.fromScore();
        }
        if (terms.shares().values().stream().anyMatch(share -> share.signum() < 0)
                || terms.shares().values().stream().allMatch(share -> share.signum() == 0)) {
            faults.add(FieldFault.of("shares", "insurance.budget.shares"));
        }
        terms.referrals().forEach(each -> share("referrals", each.referrer(), faults));
        return faults;
    }

    /** Every age of a scheme belongs to one group. */
    private static void ages(BudgetTerms terms, Scheme scheme, List<FieldFault> faults) {
        List<BudgetTerms.PerCapita> groups = terms.perCapita().stream()
                .filter(group -> group.scheme() == null || group.scheme() == scheme)
                .sorted(Comparator.comparing(group -> group.fromAge() == null ? 0 : group.fromAge()))
                .toList();
        int next = 0;
        boolean open = true;
        for (BudgetTerms.PerCapita group : groups) {
            int from = group.fromAge() == null ? 0 : group.fromAge();
            if (from != next || !open) {
                faults.add(FieldFault.of("perCapita", "insurance.budget.ages", group.name(), next));
            }
            if (group.amount().signum() < 0) {
                faults.add(FieldFault.of("perCapita", "insurance.budget.per-capita", group.name()));
            }
            open = group.toAge() != null;
            next = group.toAge() == null ? next : group.toAge() + 1;
        }
        if (open) {
            faults.add(FieldFault.of("perCapita", "insurance.budget.ages-open", scheme, next));
        }
    }

    private static void share(String field, BigDecimal share, List<FieldFault> faults) {
        if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0) {
            faults.add(FieldFault.of(field, "insurance.budget.share"));
        }
    }
}
