package org.jieli.insurance.budget;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jieli.insurance.CareArea;
import org.jieli.insurance.CareKind;
import org.jieli.insurance.EpisodeDirection;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The bills behind closings, how referred ones are shared, and members' parts of a year. */
@Repository
class BudgetCaseRepository {

    private final JdbcClient jdbc;

    BudgetCaseRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Which bills of a closing; null stands for any. */
    record Asked(UUID closing, @Nullable Boolean member) {}

    /** In the order of their identifiers, after one of them. */
    List<BudgetCase> page(Asked asked, @Nullable UUID after, int limit) {
        return jdbc.sql("""
                        select * from insurance.budget_case
                        where closing_id = :closing and (:member::boolean is null or member = :member)
                          and (:after::uuid is null or claim_id > :after)
                        order by claim_id limit :limit
                        """)
                .param("closing", asked.closing())
                .param("member", asked.member())
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> new BudgetCase(
                        row.getObject("claim_id", UUID.class),
                        row.getString("number"),
                        row.getObject("resident_id", UUID.class),
                        row.getObject("institution_id", UUID.class),
                        row.getBoolean("member"),
                        CareKind.valueOf(row.getString("kind")),
                        CareArea.valueOf(row.getString("area")),
                        row.getObject("to_on", LocalDate.class),
                        row.getString("diagnosis_name"),
                        row.getBigDecimal("total"),
                        row.getBigDecimal("basic")))
                .list();
    }

    /** What a member got and gave through referrals in a closing. */
    record Allocated(UUID institutionId, ReferralPart part, EpisodeDirection direction, int cases, BigDecimal amount) {}

    List<Allocated> allocated(UUID closing) {
        return jdbc.sql("""
                        select institution_id, part, direction, count(*) as cases, sum(amount) as amount
                        from insurance.budget_allocation where closing_id = :closing
                        group by 1, 2, 3 order by amount desc, institution_id limit 200
                        """)
                .param("closing", closing)
                .query((row, number) -> new Allocated(
                        row.getObject("institution_id", UUID.class),
                        ReferralPart.valueOf(row.getString("part")),
                        EpisodeDirection.valueOf(row.getString("direction")),
                        row.getInt("cases"),
                        row.getBigDecimal("amount")))
                .list();
    }

    /** A member's part of the year. */
    record Shared(UUID institutionId, BigDecimal amount) {}

    Map<UUID, BigDecimal> shares(UUID budget) {
        return jdbc
                .sql("select institution_id, amount from insurance.budget_share where budget_id = :budget")
                .param("budget", budget)
                .query((row, number) ->
                        new Shared(row.getObject("institution_id", UUID.class), row.getBigDecimal("amount")))
                .list()
                .stream()
                .collect(Collectors.toMap(Shared::institutionId, Shared::amount));
    }
}
