package org.jieli.insurance.budget;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jieli.audit.AuditLog;
import org.jieli.insurance.InsuranceFault;
import org.jieli.insurance.payment.pricing.Apportionment;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Identifiers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Pre-closes the months of a budget one after the other, and closes its year. Each takes the budget's next revision, so that of two at once
 * one is told that somebody was first. A month may be pre-closed again until the next one is; what is corrected later comes into the year's
 * closing, which reads all bills again.
 */
@Service
@Transactional
class ClosingBudget {

    private static final int MONTHS = 12;
    private static final BigDecimal FULL_SCORE = BigDecimal.valueOf(100);

    private final BudgetRepository budgets;
    private final ClosingRepository closings;
    private final AuditLog audit;
    private final Clock clock;

    ClosingBudget(BudgetRepository budgets, ClosingRepository closings, AuditLog audit, Clock clock) {
        this.budgets = budgets;
        this.closings = closings;
        this.audit = audit;
        this.clock = clock;
    }

    /** Pre-closes a month that is over. */
    void preClose(Budget budget, int month, int revision) {
        if (month < 1 || month > MONTHS) {
            throw fault("insurance.budget.month-range");
        }
        LocalDate first = LocalDate.of(budget.year(), month, 1);
        LocalDate last = first.plusMonths(1).minusDays(1);
        if (!last.isBefore(LocalDate.now(clock))) {
            throw fault("insurance.budget.month-runs", month);
        }
        int done = closings.of(budget.id()).stream()
                .mapToInt(BudgetClosing::month)
                .max()
                .orElse(0);
        if (month != done && month != done + 1) {
            throw fault("insurance.budget.month-order", done + 1);
        }
        take(budget, revision);
        store(budget, month, first, last);
        record("insurance.budget-month", budget, month);
    }

    /** Closes the year: all months are pre-closed, the alliance has its score. */
    void close(Budget budget, int revision) {
        BigDecimal score = budget.score();
        if (score == null) {
            throw fault("insurance.budget.score-missing");
        }
        List<BudgetClosing> months = closings.of(budget.id());
        if (months.size() < MONTHS) {
            throw fault("insurance.budget.months-missing", months.size() + 1);
        }
        take(budget, revision);
        BudgetClosing year = store(budget, 0, LocalDate.of(budget.year(), 1, 1), LocalDate.of(budget.year(), 12, 31));
        YearResult result = YearResult.of(budget.amount(), year.spent(), score, budget.terms());
        closings.insertResult(budget.id(), result);
        closings.insertShares(budget.id(), shares(result, budget));
        budgets.close(budget.id(), clock.instant(), CurrentAccess.require().personName());
        record("insurance.budget-closed", budget, 0);
    }

    /** What the closing of an open year would come to by the same formula; with the full score where none is known yet. */
    ClosingPreview preview(Budget budget, BudgetClosing last) {
        BigDecimal known = budget.score();
        BigDecimal score = known == null ? FULL_SCORE : known;
        BigDecimal spent = closings.spent(
                        budget, LocalDate.of(budget.year(), 1, 1), LocalDate.of(budget.year(), 12, 31))
                .all();
        BigDecimal forecast = last.month() == MONTHS ? spent : last.forecast().max(spent);
        YearResult expected = YearResult.of(budget.amount(), forecast, score, budget.terms());
        return new ClosingPreview(
                score,
                known != null,
                YearResult.of(budget.amount(), spent, score, budget.terms()),
                expected,
                shares(expected, budget));
    }

    private Map<UUID, BigDecimal> shares(YearResult result, Budget budget) {
        List<BudgetMember> members = budgets.members(budget.id());
        SharingOut sharing = new SharingOut(budget.terms());
        if (result.surplus().signum() > 0) {
            return sharing.surplus(result.surplus(), members);
        }
        Map<UUID, BigDecimal> charged = new LinkedHashMap<>();
        sharing.overrun(result.byAlliance(), members).forEach((member, amount) -> charged.put(member, amount.negate()));
        return charged;
    }

    /** Changes the scores and weights that the closing counts. */
    void score(Budget budget, @Nullable BigDecimal score, List<BudgetMember> members, int revision) {
        take(budget, revision);
        budgets.score(budget.id(), score, members);
        record("insurance.budget-scores", budget, 0);
    }

    private void take(Budget budget, int revision) {
        if (!budgets.advance(budget.id(), revision)) {
            throw new Fault(InsuranceFault.STATE);
        }
    }

    private BudgetClosing store(Budget budget, int month, LocalDate first, LocalDate last) {
        BigDecimal before = month == 0
                ? BigDecimal.ZERO
                : closings.of(budget.id()).stream()
                        .filter(each -> each.month() > 0 && each.month() < month)
                        .map(each -> each.inside().add(each.outside()))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        UUID id = Identifiers.next();
        ClosingRepository.Spent spent = closings.spent(budget, first, last);
        BigDecimal sofar = before.add(spent.all());
        Forecast forecast = month == 0 ? new Forecast(sofar, false) : forecast(budget, month, last, sofar);
        BudgetClosing closing = new BudgetClosing(
                id,
                budget.id(),
                month,
                1,
                month == 0 ? budget.amount() : prepaid(budget.amount(), month),
                spent.inside(),
                spent.outside(),
                spent.insideCases(),
                spent.outsideCases(),
                sofar,
                forecast.yuan(),
                forecast.byLastYear(),
                forecast.warning(budget.amount(), budget.terms()),
                clock.instant(),
                CurrentAccess.require().personName());
        closings.insert(closing);
        if (!closings.keepCases(budget, id, first, last).equals(spent)) {
            // A bill came in between the two readings: whoever closes tries again and has it.
            throw new Fault(InsuranceFault.STATE);
        }
        closings.keepParts(
                id,
                closings.referred(id).stream()
                        .flatMap(stay -> stay.parts(budget.terms()).stream())
                        .toList());
        return closing;
    }

    private Forecast forecast(Budget budget, int month, LocalDate last, BigDecimal sofar) {
        LocalDate lastYear = LocalDate.of(budget.year() - 1, 1, 1);
        BigDecimal part = closings.spent(
                        budget,
                        lastYear,
                        LocalDate.of(budget.year() - 1, last.getMonth(), 1)
                                .plusMonths(1)
                                .minusDays(1))
                .all();
        BigDecimal whole = closings.spent(budget, lastYear, LocalDate.of(budget.year() - 1, 12, 31))
                .all();
        return Forecast.of(sofar, month, part, whole);
    }

    /** The twelve parts add up to the budget. */
    static BigDecimal prepaid(BigDecimal amount, int month) {
        return Apportionment.of(amount, Collections.nCopies(MONTHS, BigDecimal.ONE))
                .get(month - 1);
    }

    private void record(String action, Budget budget, int month) {
        audit.record(
                action,
                null,
                "budget",
                budget.id(),
                Map.of("alliance", budget.allianceName(), "period", budget.year() + "-" + month));
    }

    private static Fault fault(String code, Object... arguments) {
        return new Fault(CommonFault.INVALID, List.of(new FieldFault("month", code, List.of(arguments))));
    }
}
