package org.jieli.insurance.budget;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jieli.database.BulkLoad;
import org.jieli.insurance.EpisodeDirection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Closings of months and years with the bills behind them. */
@Repository
class ClosingRepository {

    private final JdbcClient jdbc;
    private final BulkLoad load;

    ClosingRepository(JdbcClient jdbc, BulkLoad load) {
        this.jdbc = jdbc;
        this.load = load;
    }

    /** What the fund paid for the budget's people within and outside the alliance. */
    record Spent(BigDecimal inside, BigDecimal outside, int insideCases, int outsideCases) {

        BigDecimal all() {
            return inside.add(outside);
        }
    }

    /** What the fund paid for the budget's people by the day of discharge; bills as they stand now. */
    Spent spent(Budget budget, LocalDate from, LocalDate to) {
        return jdbc.sql("""
                        select coalesce(sum(s.basic) filter (where m.institution_id is not null), 0) as inside,
                               coalesce(sum(s.basic) filter (where m.institution_id is null), 0) as outside,
                               count(*) filter (where m.institution_id is not null) as inside_cases,
                               count(*) filter (where m.institution_id is null) as outside_cases
                        from insurance.claim c
                        join insurance.settlement s on s.claim_id = c.id and s.current
                        join insurance.budget_person p on p.budget_id = :budget and p.resident_id = c.resident_id
                        left join insurance.budget_member m on m.budget_id = :budget and m.institution_id = c.institution_id
                        where c.region = :region and c.to_on between :from and :to
                        """)
                .param("budget", budget.id())
                .param("region", budget.region())
                .param("from", from)
                .param("to", to)
                .query((row, number) -> new Spent(
                        row.getBigDecimal("inside").setScale(2),
                        row.getBigDecimal("outside").setScale(2),
                        row.getInt("inside_cases"),
                        row.getInt("outside_cases")))
                .single();
    }

    /** The next closing of its month; the one before no longer counts. */
    void insert(BudgetClosing closing) {
        jdbc.sql(
                        "update insurance.budget_closing set current = false where budget_id = :budget and month = :month and current")
                .param("budget", closing.budgetId())
                .param("month", closing.month())
                .update();
        jdbc.sql("""
                        insert into insurance.budget_closing
                          (id, budget_id, month, number, prepaid, inside, outside, inside_cases, outside_cases, spent, forecast, by_last_year,
                           warning, closed_at, closed_by)
                        select :id, :budget, :month, 1 + coalesce(max(number), 0), :prepaid, :inside, :outside, :insideCases, :outsideCases,
                               :spent, :forecast, :byLastYear, :warning, :closedAt, :closedBy
                        from insurance.budget_closing where budget_id = :budget and month = :month
                        """)
                .param("id", closing.id())
                .param("budget", closing.budgetId())
                .param("month", closing.month())
                .param("prepaid", closing.prepaid())
                .param("inside", closing.inside())
                .param("outside", closing.outside())
                .param("insideCases", closing.insideCases())
                .param("outsideCases", closing.outsideCases())
                .param("spent", closing.spent())
                .param("forecast", closing.forecast())
                .param("byLastYear", closing.byLastYear())
                .param("warning", closing.warning().name())
                .param("closedAt", closing.closedAt().atOffset(ZoneOffset.UTC))
                .param("closedBy", closing.closedBy())
                .update();
    }

    /** Keeps the bills behind a closing, and answers what they come to. */
    Spent keepCases(Budget budget, UUID closing, LocalDate from, LocalDate to) {
        return jdbc.sql("""
                        with kept as (
                          insert into insurance.budget_case
                            (closing_id, budget_id, claim_id, claim_revision, settlement_revision, number, resident_id, institution_id, member,
                             kind, area, to_on, diagnosis_name, total, basic)
                          select :closing, :budget, c.id, c.revision, s.revision, c.number, c.resident_id, c.institution_id,
                                 m.institution_id is not null, c.kind, c.area, c.to_on, c.diagnosis_name, c.total, s.basic
                          from insurance.claim c
                          join insurance.settlement s on s.claim_id = c.id and s.current
                          join insurance.budget_person p on p.budget_id = :budget and p.resident_id = c.resident_id
                          left join insurance.budget_member m on m.budget_id = :budget and m.institution_id = c.institution_id
                          where c.region = :region and c.to_on between :from and :to
                          returning member, basic)
                        select coalesce(sum(basic) filter (where member), 0) as inside,
                               coalesce(sum(basic) filter (where not member), 0) as outside,
                               count(*) filter (where member) as inside_cases, count(*) filter (where not member) as outside_cases
                        from kept
                        """)
                .param("closing", closing)
                .param("budget", budget.id())
                .param("region", budget.region())
                .param("from", from)
                .param("to", to)
                .query((row, number) -> new Spent(
                        row.getBigDecimal("inside").setScale(2),
                        row.getBigDecimal("outside").setScale(2),
                        row.getInt("inside_cases"),
                        row.getInt("outside_cases")))
                .single();
    }

    /**
     * Stays of a closing that came by a referral between members that stood when it was used. Who referred is told by the bill of the stay
     * before, and where the person came from a visit by the referral's registration; its direction is then told by the tiers.
     */
    List<ReferredStay> referred(UUID closing) {
        return jdbc.sql("""
                        select k.claim_id, k.institution_id, k.basic, m.institution_id as from_institution,
                               case when f.id is not null and s.direction is not null then s.direction
                                    when tier.of_sender > tier.of_receiver then 'UP'
                                    when tier.of_sender < tier.of_receiver then 'DOWN'
                                    else 'LATERAL' end as direction
                        from insurance.budget_case k
                        join insurance.claim c on c.id = k.claim_id
                        join insurance.settlement s on s.claim_id = k.claim_id and s.revision = k.settlement_revision
                        left join insurance.claim f on f.id = c.referral_from_claim
                        left join lateral (
                          select t.from_institution from insurance.transfer_registration t
                          where t.referral_id = c.referral_id and t.resident_id = k.resident_id
                          order by t.to_institution <> k.institution_id, t.state in ('TO_CANCEL', 'CANCEL_FAILED', 'CANCELLED'), t.id desc
                          limit 1) r on f.id is null
                        join insurance.budget_member m
                          on m.budget_id = k.budget_id and m.institution_id = coalesce(f.institution_id, r.from_institution)
                        join insurance.budget_member n on n.budget_id = k.budget_id and n.institution_id = k.institution_id
                        cross join lateral (
                          select array_position(array['COUNTY_TIER', 'TOWNSHIP_TIER', 'VILLAGE_TIER'], m.tier) as of_sender,
                                 array_position(array['COUNTY_TIER', 'TOWNSHIP_TIER', 'VILLAGE_TIER'], n.tier) as of_receiver) tier
                        where k.closing_id = :closing and k.member and k.kind = 'INPATIENT' and c.referral_id is not null
                          and not c.referral_cancelled and m.institution_id <> k.institution_id
                        """)
                .param("closing", closing)
                .query((row, number) -> new ReferredStay(
                        row.getObject("claim_id", UUID.class),
                        EpisodeDirection.valueOf(row.getString("direction")),
                        row.getObject("from_institution", UUID.class),
                        row.getObject("institution_id", UUID.class),
                        row.getBigDecimal("basic")))
                .list();
    }

    void keepParts(UUID closing, List<ReferredStay.Part> parts) {
        load.load(
                "insurance.budget_allocation",
                List.of("closing_id", "claim_id", "direction", "part", "institution_id", "share", "amount"),
                rows -> parts.forEach(part -> rows.row(
                        closing,
                        part.claimId(),
                        part.direction(),
                        part.part(),
                        part.institutionId(),
                        part.share(),
                        part.amount())));
    }

    /** The closings that count, January first, the year's last. */
    List<BudgetClosing> of(UUID budget) {
        return jdbc.sql("""
                        select * from insurance.budget_closing where budget_id = :budget and current order by (month = 0), month
                        """)
                .param("budget", budget)
                .query(ClosingRepository::closing)
                .list();
    }

    /** The last closing of each budget that has one: the year's, or else the latest month's. */
    Map<UUID, BudgetClosing> last(Collection<UUID> budgets) {
        return jdbc
                .sql("""
                        select distinct on (budget_id) * from insurance.budget_closing
                        where budget_id = any (:budgets) and current order by budget_id, (month = 0) desc, month desc
                        """)
                .param("budgets", budgets.toArray(UUID[]::new))
                .query(ClosingRepository::closing)
                .list()
                .stream()
                .collect(Collectors.toMap(BudgetClosing::budgetId, each -> each));
    }

    Optional<BudgetClosing> find(UUID budget, UUID closing) {
        return jdbc.sql("select * from insurance.budget_closing where budget_id = :budget and id = :closing")
                .param("budget", budget)
                .param("closing", closing)
                .query(ClosingRepository::closing)
                .optional();
    }

    void insertResult(UUID budget, YearResult result) {
        jdbc.sql("""
                        insert into insurance.budget_result
                          (budget_id, factor, settled, spent, surplus, overrun, within_band, by_fund, by_alliance)
                        values (:budget, :factor, :settled, :spent, :surplus, :overrun, :within, :byFund, :byAlliance)
                        """)
                .param("budget", budget)
                .param("factor", result.factor())
                .param("settled", result.settled())
                .param("spent", result.spent())
                .param("surplus", result.surplus())
                .param("overrun", result.overrun())
                .param("within", result.withinBand())
                .param("byFund", result.byFund())
                .param("byAlliance", result.byAlliance())
                .update();
    }

    void insertShares(UUID budget, Map<UUID, BigDecimal> shares) {
        load.load(
                "insurance.budget_share",
                List.of("budget_id", "institution_id", "amount"),
                rows -> shares.forEach((member, amount) -> rows.row(budget, member, amount)));
    }

    Optional<YearResult> result(UUID budget) {
        return jdbc.sql("select * from insurance.budget_result where budget_id = :budget")
                .param("budget", budget)
                .query((row, number) -> new YearResult(
                        row.getBigDecimal("factor"),
                        row.getBigDecimal("settled"),
                        row.getBigDecimal("spent"),
                        row.getBigDecimal("surplus"),
                        row.getBigDecimal("overrun"),
                        row.getBigDecimal("within_band"),
                        row.getBigDecimal("by_fund"),
                        row.getBigDecimal("by_alliance")))
                .optional();
    }

    private static BudgetClosing closing(ResultSet row, int number) throws SQLException {
        return new BudgetClosing(
                row.getObject("id", UUID.class),
                row.getObject("budget_id", UUID.class),
                row.getInt("month"),
                row.getInt("number"),
                row.getBigDecimal("prepaid"),
                row.getBigDecimal("inside"),
                row.getBigDecimal("outside"),
                row.getInt("inside_cases"),
                row.getInt("outside_cases"),
                row.getBigDecimal("spent"),
                row.getBigDecimal("forecast"),
                row.getBoolean("by_last_year"),
                BudgetWarning.valueOf(row.getString("warning")),
                row.getObject("closed_at", OffsetDateTime.class).toInstant(),
                row.getString("closed_by"));
    }
}
