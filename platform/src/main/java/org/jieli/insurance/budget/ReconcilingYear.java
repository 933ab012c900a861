package org.jieli.insurance.budget;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jieli.shared.CurrentAccess;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Sets what months and a closed year charged against what settlements paid. Work of the system: who reads a budget sees sums of it only. */
@Component
class ReconcilingYear {

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    ReconcilingYear(JdbcClient jdbc, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    private record FinalRun(UUID id, int number) {}

    /** Of a budget that the asker may read and its year's closing. Must start outside of a transaction that is not the system's. */
    Reconciled of(Budget budget, BudgetClosing year) {
        return CurrentAccess.callAsSystem(
                "budget-reconciling",
                () -> Objects.requireNonNull(transactions.execute(status -> reconciled(budget, year))));
    }

    /** Each pre-closed month of a budget that the asker may read. Must start outside of a transaction that is not the system's. */
    List<PaidMonth> months(Budget budget) {
        return CurrentAccess.callAsSystem(
                "budget-reconciling", () -> Objects.requireNonNull(transactions.execute(status -> paidMonths(budget))));
    }

    private List<PaidMonth> paidMonths(Budget budget) {
        return jdbc.sql("""
            select b.month, b.inside + b.outside as charged, r.id as run, coalesce(r.number, 0) as number,
                   coalesce(s.settled, 0.00) as settled, coalesce(s.paid, 0.00) as paid
            from insurance.budget_closing b
            left join lateral (
              select id, number from insurance.payment_run
              where region = :region and year = :year and month = b.month order by number desc limit 1) r on true
            left join lateral (
              select sum(k.basic) as settled, sum(p.paid) as paid
              from insurance.budget_case k join insurance.payment_case p on p.run_id = r.id and p.claim_id = k.claim_id
              where k.closing_id = b.id) s on true
            where b.budget_id = :budget and b.current and b.month > 0
            order by b.month
            """)
                .param("region", budget.region())
                .param("year", budget.year())
                .param("budget", budget.id())
                .query((row, number) -> new PaidMonth(
                        row.getInt("month"),
                        row.getBigDecimal("charged"),
                        row.getObject("run", UUID.class),
                        row.getInt("number"),
                        row.getBigDecimal("settled"),
                        row.getBigDecimal("paid")))
                .list();
    }

    private Reconciled reconciled(Budget budget, BudgetClosing year) {
        Optional<FinalRun> run = jdbc.sql("""
            select id, number from insurance.payment_run
            where region = :region and year = :year and month = 0 order by number desc limit 1
            """)
                .param("region", budget.region())
                .param("year", budget.year())
                .query((row, number) -> new FinalRun(row.getObject("id", UUID.class), row.getInt("number")))
                .optional();
        Map<UUID, Reconciled.Member> members = new HashMap<>();
        jdbc.sql("""
            select k.institution_id, sum(k.basic) as charged,
                   coalesce(sum(k.basic) filter (where p.claim_id is not null), 0.00) as settled,
                   coalesce(sum(p.paid), 0.00) as paid
            from insurance.budget_case k
            left join insurance.payment_case p on p.run_id = :run::uuid and p.claim_id = k.claim_id
            where k.closing_id = :closing and k.member
            group by k.institution_id
            """)
                .param("run", run.map(FinalRun::id).orElse(null))
                .param("closing", year.id())
                .query(row -> {
                    members.put(
                            row.getObject("institution_id", UUID.class),
                            new Reconciled.Member(
                                    row.getBigDecimal("charged"),
                                    row.getBigDecimal("settled"),
                                    row.getBigDecimal("paid")));
                });
        return new Reconciled(
                run.map(FinalRun::id).orElse(null), run.map(FinalRun::number).orElse(0), members);
    }
}
