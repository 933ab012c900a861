package org.jieli.insurance.replay;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jieli.insurance.Scheme;
import org.jieli.insurance.replay.Replay.Pair;
import org.jieli.shared.CurrentAccess;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Bills of invented people of a region of its own: stays that follow each other, visits, refunded ones, over the year's end. */
@TestComponent
public class TriedBills {

    private static final int BILLS_OF_A_PERSON = 7;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    TriedBills(JdbcClient jdbc, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** A region that has no bills yet. */
    String unusedRegion() {
        return system(() -> jdbc.sql("""
                        select code from region.division d
                        where code ~ '^[0-9]{4}$' and code !~ '^41' and not exists (select from insurance.claim c where c.region = d.code)
                        order by random() limit 1
                        """).query(String.class).single());
    }

    /** The linear city's rules, and the same with a harder way without referral and half deductibles upward. */
    Pair rules(String region) {
        UUID base = copy(region, 1, "rules");
        UUID proposed = copy(
                region,
                2,
                "jsonb_set(jsonb_set(rules, '{referral,notReferredPoints}', '0.20'), '{episode,strategies,UP}', '\"HALVING\"')");
        return new Pair(Scheme.RESIDENT, base, proposed);
    }

    private UUID copy(String region, int version, String rules) {
        UUID id = UUID.randomUUID();
        system(() -> jdbc.sql("""
                insert into insurance.rule_set (id, region, scheme, year, version, name, valid, source, confidence, state, rules, changed_by)
                select :id, :region, 'RESIDENT', 2025, :version, '试算规则 ' || :version, valid, source, confidence, 'DRAFT',\s""" + rules + """
                , 'test' from insurance.rule_set where name like '线性城市%' and state = 'EXAMPLE' order by id limit 1
                """)
                .param("id", id)
                .param("region", region)
                .param("version", version)
                .update());
        return id;
    }

    void fill(String region, int bills, int year) {
        system(() -> {
            jdbc.sql(
                            "create temp table tried on commit drop as select gen_random_uuid() as id, i from generate_series(0, :people - 1) i")
                    .param("people", bills / BILLS_OF_A_PERSON)
                    .update();
            jdbc.sql("""
                    insert into insurance.coverage (id, resident_id, region, scheme, person_number, born, sex, valid, assistance)
                    select gen_random_uuid(), id, :region, 'RESIDENT', :region || i, date '1940-01-01' + (i * 293 % 29000), '1',
                      daterange(make_date(:year - 1, 1, 1), case when i % 50 = 0 then make_date(:year, 6, 1) end),
                      case when i % 20 = 0 then 'MINIMUM_LIVING' end from tried
                    """).param("region", region).param("year", year).update();
            return jdbc.sql("""
                    insert into insurance.claim (id, number, resident_id, region, scheme, kind, institution_id, level, area, from_on, to_on,
                      diagnosis, diagnosis_name, arrival, referral_id, referral_registered_on, contracted, items, amounts, quantities, total,
                      received_by)
                    select gen_random_uuid(), 'T' || :region || n, p.id, :region, 'RESIDENT', kind, md5('place' || n % 40)::uuid,
                      (array['PRIMARY', 'SECONDARY', 'TERTIARY'])[1 + n / 3 % 3], 'LOCAL', day, day + case kind when 'INPATIENT' then 6 else 0 end,
                      (array['J18.9', 'J18.9', 'E11.9', 'I10'])[1 + n % 4], '示范疾病',
                      case when n % 2 = 1 then 'REFERRED' else 'DIRECT' end, case when n % 2 = 1 then gen_random_uuid() end,
                      case when n % 2 = 1 then day end, n % 2 = 0, array['DRUG_A', 'DRUG_B', 'SELF_PAID'],
                      array[a, round(a / 3, 2), round(a / 10, 2)], array[1, 1, 1]::numeric[], a + round(a / 3, 2) + round(a / 10, 2), 'test'
                    from (select n, case when n % 3 = 0 then 'INPATIENT' else 'OUTPATIENT' end as kind,
                            make_date(:year - 1, 12, 20) + (n / :people * 53 + n % 17)::int as day,
                            case when n % 97 = 0 then 0 else round((50 + n * 7919 % 60000)::numeric / 3, 2) end as a, n % :people as who
                          from generate_series(0, :bills - 1) n) bills
                    join tried p on p.i = who
                    """)
                    .param("region", region)
                    .param("year", year)
                    .param("people", bills / BILLS_OF_A_PERSON)
                    .param("bills", bills)
                    .update();
        });
    }

    List<UUID> people(String region) {
        return jdbc.sql("select resident_id from insurance.coverage where region = :region")
                .param("region", region)
                .query(UUID.class)
                .list();
    }

    private <T> T system(Supplier<T> work) {
        return CurrentAccess.callAsSystem("test", () -> transactions.execute(status -> work.get()));
    }
}
