package org.jieli.insurance.budget;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jieli.database.BulkLoad;
import org.jieli.shared.Confidence;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Budgets with their people, members and states; row-level security shows what the asker may see. */
@Repository
class BudgetRepository {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final BulkLoad load;

    BudgetRepository(JdbcClient jdbc, JsonMapper json, BulkLoad load) {
        this.jdbc = jdbc;
        this.json = json;
        this.load = load;
    }

    /** A person of the budget with the group that he counts in. */
    record GroupedHead(UUID residentId, String group) {}

    void insert(Budget budget, List<GroupedHead> heads, List<HeadLine> lines, List<BudgetMember> members) {
        jdbc.sql("""
                        insert into insurance.budget
                          (id, alliance_id, alliance_name, lead_institution_id, division, region, year, terms, source, confidence, heads_on,
                           heads, amount, opened_at, opened_by)
                        values (:id, :alliance, :name, :lead, :division, :region, :year, :terms::jsonb, :source, :confidence, :headsOn,
                                :heads, :amount, :openedAt, :openedBy)
                        """)
                .param("id", budget.id())
                .param("alliance", budget.allianceId())
                .param("name", budget.allianceName())
                .param("lead", budget.leadInstitutionId())
                .param("division", budget.division())
                .param("region", budget.region())
                .param("year", budget.year())
                .param("terms", json.writeValueAsString(budget.terms()))
                .param("source", budget.source())
                .param("confidence", budget.confidence().name())
                .param("headsOn", budget.headsOn())
                .param("heads", budget.heads())
                .param("amount", budget.amount())
                .param("openedAt", budget.openedAt().atOffset(ZoneOffset.UTC))
                .param("openedBy", budget.openedBy())
                .update();
        load.load(
                "insurance.budget_person",
                List.of("budget_id", "resident_id", "head_group", "year"),
                rows -> heads.forEach(head -> rows.row(budget.id(), head.residentId(), head.group(), budget.year())));
        load.load(
                "insurance.budget_head",
                List.of("budget_id", "head_group", "heads", "amount"),
                rows -> lines.forEach(line -> rows.row(budget.id(), line.group(), line.heads(), line.amount())));
        load.load(
                "insurance.budget_member",
                List.of("budget_id", "institution_id", "name", "tier", "weight", "score"),
                rows -> members.forEach(member -> rows.row(
                        budget.id(),
                        member.institutionId(),
                        member.name(),
                        member.tier(),
                        member.weight(),
                        member.score())));
    }

    List<Budget> of(@Nullable Integer year) {
        return jdbc.sql("""
                        select * from insurance.budget where (:year::int is null or year = :year)
                        order by year desc, alliance_name, id limit 200
                        """).param("year", year).query(this::budget).list();
    }

    Optional<Budget> find(UUID id) {
        return jdbc.sql("select * from insurance.budget where id = :id")
                .param("id", id)
                .query(this::budget)
                .optional();
    }

    List<HeadLine> heads(UUID budget) {
        return jdbc.sql("select head_group, heads, amount from insurance.budget_head where budget_id = :id")
                .param("id", budget)
                .query((row, number) ->
                        new HeadLine(row.getString("head_group"), row.getInt("heads"), row.getBigDecimal("amount")))
                .list();
    }

    /** County, township, village; by name. */
    List<BudgetMember> members(UUID budget) {
        return jdbc.sql("""
                        select m.institution_id, m.name, m.tier, m.weight, m.score
                        from insurance.budget_member m join insurance.budget b on b.id = m.budget_id
                        where m.budget_id = :id
                        order by m.institution_id <> b.lead_institution_id,
                                 array_position(array['COUNTY_TIER', 'TOWNSHIP_TIER', 'VILLAGE_TIER'], m.tier), m.name
                        """)
                .param("id", budget)
                .query((row, number) -> new BudgetMember(
                        row.getObject("institution_id", UUID.class),
                        row.getString("name"),
                        ShareTier.valueOf(row.getString("tier")),
                        row.getBigDecimal("weight"),
                        row.getBigDecimal("score")))
                .list();
    }

    /** Takes the next revision of an open budget; false when somebody else did, or it is closed. */
    boolean advance(UUID id, int revision) {
        return jdbc.sql("""
                        update insurance.budget set revision = revision + 1
                        where id = :id and revision = :revision and state = 'OPEN_BUDGET'
                        """).param("id", id).param("revision", revision).update() == 1;
    }

    void close(UUID id, Instant at, String by) {
        jdbc.sql("""
                        update insurance.budget set state = 'CLOSED_BUDGET', closed_at = :at, closed_by = :by
                        where id = :id and state = 'OPEN_BUDGET'
                        """)
                .param("id", id)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
    }

    void score(UUID id, @Nullable BigDecimal score, List<BudgetMember> members) {
        jdbc.sql("update insurance.budget set score = :score::numeric where id = :id")
                .param("score", score)
                .param("id", id)
                .update();
        jdbc.sql("""
                        update insurance.budget_member m set weight = t.weight, score = t.score
                        from unnest(:ids::uuid[], :weights::numeric[], :scores::numeric[]) as t (id, weight, score)
                        where m.budget_id = :budget and m.institution_id = t.id
                        """)
                .param("budget", id)
                .param("ids", members.stream().map(BudgetMember::institutionId).toArray(UUID[]::new))
                .param("weights", members.stream().map(BudgetMember::weight).toArray(BigDecimal[]::new))
                .param("scores", members.stream().map(BudgetMember::score).toArray(BigDecimal[]::new))
                .update();
    }

    private Budget budget(ResultSet row, int number) throws SQLException {
        OffsetDateTime closed = row.getObject("closed_at", OffsetDateTime.class);
        return new Budget(
                row.getObject("id", UUID.class),
                row.getObject("alliance_id", UUID.class),
                row.getString("alliance_name"),
                row.getObject("lead_institution_id", UUID.class),
                row.getString("division"),
                row.getString("region"),
                row.getInt("year"),
                BudgetState.valueOf(row.getString("state")),
                json.readValue(row.getString("terms"), BudgetTerms.class),
                row.getString("source"),
                Confidence.valueOf(row.getString("confidence")),
                row.getObject("heads_on", LocalDate.class),
                row.getInt("heads"),
                row.getBigDecimal("amount"),
                row.getBigDecimal("score"),
                row.getInt("revision"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                row.getString("opened_by"),
                closed == null ? null : closed.toInstant(),
                row.getString("closed_by"));
    }
}
