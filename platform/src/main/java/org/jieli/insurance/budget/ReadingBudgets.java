package org.jieli.insurance.budget;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jieli.audit.AuditLog;
import org.jieli.institution.InstitutionSummary;
import org.jieli.institution.Institutions;
import org.jieli.shared.AccessScope;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.web.KeysetPage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Budgets within the asker's reach: a bureau's region, an authority's division, an office's own alliance. */
@Service
@Transactional
class ReadingBudgets {

    private final BudgetRepository budgets;
    private final ClosingRepository closings;
    private final BudgetCaseRepository cases;
    private final Institutions institutions;
    private final AuditLog audit;

    ReadingBudgets(
            BudgetRepository budgets,
            ClosingRepository closings,
            BudgetCaseRepository cases,
            Institutions institutions,
            AuditLog audit) {
        this.budgets = budgets;
        this.closings = closings;
        this.cases = cases;
        this.institutions = institutions;
        this.audit = audit;
    }

    /** A budget with what its list shows. */
    record Listed(Budget budget, @Nullable BudgetClosing last) {}

    List<Listed> of(@Nullable Integer year) {
        List<Budget> visible =
                budgets.of(year).stream().filter(ReadingBudgets::isVisible).toList();
        Map<UUID, BudgetClosing> last =
                closings.last(visible.stream().map(Budget::id).toList());
        return visible.stream()
                .map(budget -> new Listed(budget, last.get(budget.id())))
                .toList();
    }

    Budget require(UUID id) {
        return budgets.find(id).filter(ReadingBudgets::isVisible).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
    }

    /** The scope a second time, beside row-level security; an office of a member that does not lead sees nothing. */
    private static boolean isVisible(Budget budget) {
        AccessScope scope = CurrentAccess.scope();
        return switch (scope.kind()) {
            case SYSTEM -> true;
            case FUND -> budget.region().startsWith(String.valueOf(scope.division()));
            case DIVISION -> budget.division().startsWith(String.valueOf(scope.division()));
            case INSTITUTIONS ->
                budget.leadInstitutionId().equals(CurrentAccess.require().institutionId());
            case NONE, PERSON, FUNDS -> false;
        };
    }

    List<HeadLine> heads(Budget budget) {
        return budgets.heads(budget.id());
    }

    List<BudgetMember> members(Budget budget) {
        return budgets.members(budget.id());
    }

    List<BudgetClosing> closings(Budget budget) {
        return closings.of(budget.id());
    }

    Optional<YearResult> result(Budget budget) {
        return closings.result(budget.id());
    }

    Map<UUID, BigDecimal> shares(Budget budget) {
        return cases.shares(budget.id());
    }

    BudgetClosing closing(Budget budget, UUID id) {
        return closings.find(budget.id(), id).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
    }

    List<BudgetCaseRepository.Allocated> allocated(BudgetClosing closing) {
        return cases.allocated(closing.id());
    }

    /** Whether the asker sees bills and not only sums: a fund all, an alliance's office those at its members. */
    static boolean seesBills(@Nullable Boolean member) {
        return switch (CurrentAccess.scope().kind()) {
            case SYSTEM, FUND -> true;
            case INSTITUTIONS -> !Boolean.FALSE.equals(member);
            case DIVISION, NONE, PERSON, FUNDS -> false;
        };
    }

    /** {@link CommonFault#FORBIDDEN} for who sees sums only; of an alliance's office those at its members. */
    KeysetPage<BudgetCase> cases(BudgetClosing closing, @Nullable Boolean asked, @Nullable UUID after, int limit) {
        if (!seesBills(asked)) {
            throw new Fault(CommonFault.FORBIDDEN);
        }
        Boolean member = CurrentAccess.scope().kind() == AccessScope.Kind.INSTITUTIONS ? Boolean.TRUE : asked;
        KeysetPage<BudgetCase> page = KeysetPage.of(
                cases.page(new BudgetCaseRepository.Asked(closing.id(), member), after, limit + 1),
                limit,
                each -> each.claimId().toString());
        audit.listed(
                "insurance.budget-cases",
                "closing=" + closing.id() + " member=" + member,
                page.items().stream().map(BudgetCase::residentId).toList());
        return page;
    }

    Map<UUID, String> names(Collection<UUID> ids) {
        return institutions.findAll(ids).values().stream()
                .collect(Collectors.toMap(InstitutionSummary::id, InstitutionSummary::name));
    }
}
