package org.jieli.insurance.fund;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jieli.shared.ChinaTime;
import org.jieli.shared.CurrentAccess;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Adds the bills up by month, place and kind, each night and when the bureau asks. Work of the system: it takes the county of each insured
 * person from the residents' record, of which a fund sees nothing else.
 */
@Service
public class RefreshingFund {

    private static final LocalTime NIGHT = LocalTime.of(2, 40);

    /**
     * What lower rates for want of a referral came to: the points taken from the rate of a part of the covered cost, times that part, as the
     * ledger of the settlement tells; by the rules' points where no ledger was kept.
     */
    private static final String WITHHELD = """
            case when s.stepwise or c.kind <> 'INPATIENT' or c.area <> 'LOCAL' then 0
                 when jsonb_array_length(s.ledger) > 0 then coalesce((
                   select sum(case when t.step = 'SEGMENT' and t.cut is not null then t.part * t.cut end)
                   from (select e.line ->> 'step' as step, (e.line ->> 'before')::numeric as part,
                                lag(case when e.line ->> 'step' = 'NOT_REFERRED'
                                    then (e.line ->> 'before')::numeric - (e.line ->> 'after')::numeric end)
                                  over (order by e.place) as cut
                         from jsonb_array_elements(s.ledger) with ordinality as e (line, place)
                         where e.line ->> 'step' in ('NOT_REFERRED', 'SEGMENT')) t), 0)
                 else (s.covered - s.deductible)
                      * coalesce((select (r.rules -> 'referral' ->> 'notReferredPoints')::numeric
                                  from insurance.rule_set r where r.id = s.rule_set), 0)
            end""";

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Clock clock;

    RefreshingFund(JdbcClient jdbc, TransactionTemplate transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Bean
    static RecurringTask<Void> fundRefresh(RefreshingFund refreshing) {
        return Tasks.recurring("fund-refresh", Schedules.daily(ChinaTime.ZONE, NIGHT))
                .execute((task, context) -> refreshing.all());
    }

    /** Adds up every region that has bills. */
    void all() {
        List<String> regions = CurrentAccess.callAsSystem(
                "fund-refresh",
                () -> java.util.Objects.requireNonNull(transactions.execute(
                        status -> jdbc.sql("select distinct region from insurance.coverage order by region")
                                .query(String.class)
                                .list())));
        regions.forEach(this::refresh);
    }

    /** Adds up a region. Must start outside of a transaction that is not the system's. */
    public void refresh(String region) {
        CurrentAccess.runAsSystem(
                "fund-refresh",
                () -> transactions.executeWithoutResult(status -> {
                    long start = System.nanoTime();
                    // Of two at once the second waits here for the first.
                    mark(region, 0, 0);
                    counties(region);
                    jdbc.sql("delete from insurance.fund_month where region = :region")
                            .param("region", region)
                            .update();
                    long claims = sum(region);
                    mark(region, claims, (System.nanoTime() - start) / 1_000_000);
                }));
    }

    private void mark(String region, long claims, long millis) {
        jdbc.sql("""
                        insert into insurance.fund_refresh (region, refreshed_at, claims, millis) values (:region, :at, :claims, :millis)
                        on conflict (region) do update set refreshed_at = excluded.refreshed_at, claims = excluded.claims,
                                                           millis = excluded.millis
                        """)
                .param("region", region)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("claims", claims)
                .param("millis", millis)
                .update();
    }

    private void counties(String region) {
        jdbc.sql("""
                        insert into insurance.person_county (resident_id, region, county)
                        select distinct on (c.resident_id) c.resident_id, c.region, left(p.division, 6)
                        from insurance.coverage c join resident.fact_person p on p.resident_id = c.resident_id
                        where c.region = :region
                        order by c.resident_id, upper(c.valid) desc
                        on conflict (resident_id) do update set region = excluded.region, county = excluded.county, taken_at = now()
                        where person_county.county <> excluded.county or person_county.region <> excluded.region
                        """).param("region", region).update();
    }

    private long sum(String region) {
        jdbc.sql("""
                        insert into insurance.fund_month
                          (region, month, institution_id, county, kind, area, level, claims, total, covered, basic, others, person, not_referred,
                           withheld)
                        select c.region, date_trunc('month', c.to_on)::date, c.institution_id, coalesce(p.county, ''), c.kind, c.area, c.level,
                               count(*), sum(c.total), sum(s.covered), sum(s.basic), sum(s.critical + s.assistance), sum(s.person),
                               count(*) filter (where not s.stepwise and c.kind = 'INPATIENT' and c.area = 'LOCAL'),
                               round(sum(%s), 2)
                        from insurance.claim c
                        join insurance.settlement s on s.claim_id = c.id and s.current
                        left join insurance.person_county p on p.resident_id = c.resident_id
                        where c.region = :region and c.to_on >= :since
                        group by 1, 2, 3, 4, 5, 6, 7
                        """.formatted(WITHHELD))
                .param("region", region)
                .param("since", LocalDate.of(LocalDate.now(clock).getYear() - 3, 1, 1))
                .update();
        return jdbc.sql("select coalesce(sum(claims), 0) from insurance.fund_month where region = :region")
                .param("region", region)
                .query(Long.class)
                .single();
    }
}
