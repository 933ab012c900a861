package org.jieli.insurance.budget;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jieli.insurance.CareArea;
import org.jieli.insurance.CareKind;
import org.jieli.web.KeysetPage;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Budgets of alliances for other systems, within the asker's reach. */
@RestController
@RequestMapping("/api/v1/insurance/budgets")
class BudgetApi {

    private final ReadingBudgets reading;
    private final ReconcilingYear reconciling;

    BudgetApi(ReadingBudgets reading, ReconcilingYear reconciling) {
        this.reading = reading;
        this.reconciling = reconciling;
    }

    record Items<T>(List<T> items) {}

    /** A budget with how it stands after its last month. */
    record Summary(
            UUID id,
            UUID allianceId,
            String allianceName,
            String region,
            int year,
            BudgetState state,
            int heads,
            BigDecimal amount,
            @Nullable BigDecimal score,
            @Nullable BigDecimal spent,
            @Nullable BigDecimal forecast,
            @Nullable BudgetWarning warning) {

        static Summary of(ReadingBudgets.Listed listed) {
            Budget budget = listed.budget();
            BudgetClosing last = listed.last();
            return new Summary(
                    budget.id(),
                    budget.allianceId(),
                    budget.allianceName(),
                    budget.region(),
                    budget.year(),
                    budget.state(),
                    budget.heads(),
                    budget.amount(),
                    budget.score(),
                    last == null ? null : last.spent(),
                    last == null ? null : last.forecast(),
                    last == null ? null : last.warning());
        }
    }

    /** A month as it was pre-closed; {@code month} 0 is the year. */
    record Closing(
            UUID id,
            int month,
            int number,
            BigDecimal prepaid,
            BigDecimal inside,
            BigDecimal outside,
            BigDecimal spent,
            BigDecimal forecast,
            BudgetWarning warning,
            Instant closedAt) {

        static Closing of(BudgetClosing each) {
            return new Closing(
                    each.id(),
                    each.month(),
                    each.number(),
                    each.prepaid(),
                    each.inside(),
                    each.outside(),
                    each.spent(),
                    each.forecast(),
                    each.warning(),
                    each.closedAt());
        }
    }

    /** A member's part of a surplus (positive) or an overrun (negative). */
    record Share(UUID institutionId, BigDecimal amount) {}

    /** What a closed year came to. */
    record Result(
            BigDecimal factor,
            BigDecimal settled,
            BigDecimal spent,
            BigDecimal surplus,
            BigDecimal overrun,
            BigDecimal byFund,
            BigDecimal byAlliance) {

        static Result of(YearResult result) {
            return new Result(
                    result.factor(),
                    result.settled(),
                    result.spent(),
                    result.surplus(),
                    result.overrun(),
                    result.byFund(),
                    result.byAlliance());
        }
    }

    /** A budget with its heads, closings, and when it is closed its result and shares. */
    record Detail(
            Summary budget,
            List<HeadLine> heads,
            List<Closing> closings,
            @Nullable Result result,
            List<Share> shares,
            @Nullable Reconciliation reconciliation) {}

    /** What a member's bills were charged, and what the final settlement paid for those of them that it paid. */
    record Line(UUID institutionId, BigDecimal charged, BigDecimal settled, BigDecimal paid, BigDecimal difference) {}

    /** Charges of a closed year, which go by the bills, against the final settlement {@code paymentRunId}, null when there is none. */
    record Reconciliation(@Nullable UUID paymentRunId, List<Line> members) {

        static Reconciliation of(Reconciled reconciled, List<BudgetMember> members) {
            return new Reconciliation(
                    reconciled.run(),
                    members.stream()
                            .map(BudgetMember::institutionId)
                            .map(id -> {
                                Reconciled.Member member = reconciled.of(id);
                                return new Line(
                                        id, member.charged(), member.settled(), member.paid(), member.difference());
                            })
                            .toList());
        }
    }

    /** A bill behind a closing. */
    record Bill(
            UUID claimId,
            String number,
            UUID institutionId,
            boolean member,
            CareKind kind,
            CareArea area,
            LocalDate to,
            BigDecimal total,
            BigDecimal basic) {

        static Bill of(BudgetCase each) {
            return new Bill(
                    each.claimId(),
                    each.number(),
                    each.institutionId(),
                    each.member(),
                    each.kind(),
                    each.area(),
                    each.to(),
                    each.total(),
                    each.basic());
        }
    }

    /** The budgets one may see, the newest year first. */
    @GetMapping
    Items<Summary> budgets(@RequestParam(name = "year", required = false) @Nullable Integer year) {
        BudgetRegion.reader();
        return new Items<>(reading.of(year).stream().map(Summary::of).toList());
    }

    /** One budget. */
    @GetMapping("/{id}")
    Detail budget(@PathVariable("id") UUID id) {
        BudgetRegion.reader();
        Budget budget = reading.require(id);
        List<BudgetClosing> closings = reading.closings(budget);
        return new Detail(
                Summary.of(new ReadingBudgets.Listed(budget, closings.isEmpty() ? null : closings.getLast())),
                reading.heads(budget),
                closings.stream().map(Closing::of).toList(),
                reading.result(budget).map(Result::of).orElse(null),
                reading.shares(budget).entrySet().stream()
                        .map(share -> new Share(share.getKey(), share.getValue()))
                        .toList(),
                closings.stream()
                        .filter(each -> each.month() == 0)
                        .findFirst()
                        .map(year -> Reconciliation.of(reconciling.of(budget, year), reading.members(budget)))
                        .orElse(null));
    }

    /**
     * The bills behind a closing for the fund, and those at its members for the alliance's office, paged by key; {@code member} narrows to
     * care at members or elsewhere.
     */
    @GetMapping("/{id}/closings/{closing}/bills")
    KeysetPage<Bill> bills(
            @PathVariable("id") UUID id,
            @PathVariable("closing") UUID closing,
            @RequestParam(name = "member", required = false) @Nullable Boolean member,
            @RequestParam(name = "after", required = false) @Nullable UUID after,
            @RequestParam(name = "limit", defaultValue = "50") int limit) {
        BudgetRegion.reader();
        Budget budget = reading.require(id);
        KeysetPage<BudgetCase> page =
                reading.cases(reading.closing(budget, closing), member, after, KeysetPage.limit(limit));
        return page.map(Bill::of);
    }
}
