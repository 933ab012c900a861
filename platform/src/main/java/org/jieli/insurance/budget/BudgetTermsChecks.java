package org.jieli.insurance.budget;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jieli.insurance.Scheme;
import org.jieli.shared.FieldFault;

/** What makes budget terms whole; faults name the field and the group or line. */
final class BudgetTermsChecks {

    private static final BigDecimal MOST_FACTOR = BigDecimal.TEN;
    private static final BigDecimal MOST_SCORE = BigDecimal.valueOf(100);
    private static final BigDecimal MOST_YUAN = BigDecimal.valueOf(1_000_000);

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
            if (!within(each.factor(), MOST_FACTOR, 4)
                    || !within(each.fromScore(), MOST_SCORE, 2)
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
            if (!within(group.amount(), MOST_YUAN, 2)) {
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
        if (!within(share, BigDecimal.ONE, 4)) {
            faults.add(FieldFault.of(field, "insurance.budget.share"));
        }
    }

    /** Not negative, not above the most, and no finer than the database keeps it. */
    static boolean within(BigDecimal number, BigDecimal most, int decimals) {
        return number.signum() >= 0
                && number.compareTo(most) <= 0
                && number.stripTrailingZeros().scale() <= decimals;
    }
}
