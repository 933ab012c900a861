package org.jieli.insurance.budget;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A budget with its months, members and, when it is closed, its result. */
record BudgetPage(
        Budget budget,
        List<HeadLine> heads,
        List<BudgetClosing> closings,
        List<BudgetMember> members,
        @Nullable YearResult result,
        Map<UUID, BigDecimal> shares,
        @Nullable Reconciled reconciled,
        List<PaidMonth> paidMonths,
        @Nullable ClosingPreview preview,
        LocalDate today,
        boolean mayWrite) {

    private static final int SHOWN = 4;

    Optional<BudgetClosing> of(int month) {
        return closings.stream().filter(each -> each.month() == month).findFirst();
    }

    /** The last month that is pre-closed. */
    @Nullable
    BudgetClosing last() {
        return closings.stream()
                .filter(each -> each.month() > 0)
                .reduce((before, after) -> after)
                .orElse(null);
    }

    /** The month that may be pre-closed next; 0 when none is over. */
    int next() {
        BudgetClosing last = last();
        int next = last == null ? 1 : last.month() + 1;
        return budget.isOpen() && next <= 12 && isOver(next) ? next : 0;
    }

    /** Whether a month may be pre-closed once more: the last one, for corrections. */
    boolean mayRepeat(int month) {
        BudgetClosing last = last();
        return mayWrite && budget.isOpen() && last != null && last.month() == month;
    }

    boolean mayClose() {
        BudgetClosing last = last();
        return mayWrite && budget.isOpen() && last != null && last.month() == 12;
    }

    /** Whether it can be tried what closing it today would come to. */
    boolean mayBeTried() {
        return mayWrite && budget.isOpen() && last() != null;
    }

    /** The first day on which December may be pre-closed, and with it the year closed. */
    LocalDate closesFrom() {
        return LocalDate.of(budget.year() + 1, 1, 1);
    }

    private boolean isOver(int month) {
        return LocalDate.of(budget.year(), month, 1).plusMonths(1).minusDays(1).isBefore(today);
    }

    /** Part of the budget that is spent; null without a budget. */
    @Nullable
    BigDecimal spentShare() {
        BudgetClosing last = last();
        return last == null || budget.amount().signum() == 0
                ? null
                : last.spent().divide(budget.amount(), SHOWN, RoundingMode.HALF_UP);
    }

    /** Of what was spent so far, the part outside the alliance. */
    @Nullable
    BigDecimal outsideShare() {
        BigDecimal all = BigDecimal.ZERO;
        BigDecimal outside = BigDecimal.ZERO;
        for (BudgetClosing each : closings) {
            if (each.month() > 0) {
                all = all.add(each.inside()).add(each.outside());
                outside = outside.add(each.outside());
            }
        }
        return all.signum() == 0 ? null : outside.divide(all, SHOWN, RoundingMode.HALF_UP);
    }

    String groupName(String code) {
        return budget.terms().perCapita().stream()
                .filter(group -> group.code().equals(code))
                .map(BudgetTerms.PerCapita::name)
                .findFirst()
                .orElse(code);
    }

    /** What a head of the group is worth, yuan. */
    BigDecimal perCapita(String code) {
        return budget.terms().perCapita().stream()
                .filter(group -> group.code().equals(code))
                .map(BudgetTerms.PerCapita::amount)
                .findFirst()
                .orElse(BigDecimal.ZERO);
    }
}
