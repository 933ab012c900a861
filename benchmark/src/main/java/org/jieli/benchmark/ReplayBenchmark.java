package org.jieli.benchmark;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Year;
import java.util.Locale;
import java.util.UUID;

/** Tries a policy on last year's bills of a city: stays with five times as many outpatient visits, and a tenth of them to show the slope. */
final class ReplayBenchmark {

    private static final int VISITS_FOR_A_STAY = 5;
    private static final int TENTH = 10;
    private static final long LONGEST_MILLIS = 900_000;

    private final Scene scene;
    private final Report report;
    private final int stays;

    ReplayBenchmark(Scene scene, Report report, int stays) {
        this.scene = scene;
        this.report = report;
        this.stays = stays;
    }

    void run() throws Exception {
        int year = Year.now().getValue() - 1;
        UUID base = rules("9997", year, "");
        UUID proposed = rules("9998", year, """
                jsonb_set(jsonb_set(rules, '{referral,notReferredPoints}', '0.20'), '{episode,strategies,UP}', '"HALVING"')""");
        for (int part : new int[] {TENTH, 1}) {
            String region = "88" + part;
            fill(region, stays / part, year);
            report.add(
                    "a policy tried on " + String.format(Locale.ROOT, "%,d", stays / part)
                            + " stays and five times the visits",
                    "%s%s",
                    replay(region, year, base, proposed),
                    part == 1 ? " (aim: 60 s)" : "");
        }
    }

    /** A version like the shipped example of an even city, with what is proposed. */
    private UUID rules(String region, int year, String change) throws SQLException {
        UUID id = UUID.randomUUID();
        try (Connection owner = scene.application().owner();
                Statement sql = owner.createStatement()) {
            sql.execute("""
                    insert into insurance.rule_set (id, region, scheme, year, version, name, valid, source, confidence, state, rules, changed_by)
                    select '%s', '%s', scheme, %d, 1, name, valid, source, confidence, 'DRAFT', %s, 'benchmark'
                    from insurance.rule_set where name like '线性城市%%' and state = 'EXAMPLE' order by id limit 1
                    """.formatted(id, region, year, change.isEmpty() ? "rules" : change));
        }
        return id;
    }

    /** Half as many people as stays; each stay at one of the demo's institutions, a third of them referred. */
    private void fill(String region, int count, int year) throws SQLException {
        try (Connection owner = scene.application().owner();
                Statement sql = owner.createStatement()) {
            sql.execute(String.format(Locale.ROOT, """
                    create temp table person as
                      select gen_random_uuid() as id, i from generate_series(0, %2$d / 2 - 1) i;
                    create unique index on person (i);
                    insert into insurance.coverage (id, resident_id, region, scheme, person_number, born, sex, valid)
                      select gen_random_uuid(), id, '%1$s', 'RESIDENT', '%1$s' || i, date '1940-01-01' + i %% 29000, (i %% 2 + 1)::text,
                        daterange('%3$d-01-01', null) from person;
                    create temp table place as
                      select row_number() over (order by id) - 1 as nth, id from institution.institution;
                    create index on place (nth);
                    insert into insurance.claim (id, number, resident_id, region, scheme, kind, institution_id, level, area, from_on, to_on,
                        diagnosis, diagnosis_name, arrival, referral_id, referral_registered_on, contracted, items, amounts, quantities, total,
                        received_by)
                      select gen_random_uuid(), '%1$s' || n, p.id, '%1$s', 'RESIDENT', kind, pl.id,
                        (array['PRIMARY', 'SECONDARY', 'TERTIARY'])[1 + n %% 3], 'LOCAL', day, day + case kind when 'INPATIENT' then 6 else 0 end,
                        (array['I10', 'J18.9', 'E11.9', 'I63.9', 'K29.5', 'J44.9', 'M51.2', 'N18.3'])[1 + n %% 8], '示范疾病',
                        case when n %% 3 = 1 then 'REFERRED' else 'DIRECT' end, case when n %% 3 = 1 then gen_random_uuid() end,
                        case when n %% 3 = 1 then day end, n %% 2 = 0, array['DRUG_A', 'DRUG_B', 'EXAM', 'SELF_PAID'],
                        array[a, round(a / 3, 2), round(a / 4, 2), round(a / 10, 2)], array[1, 1, 1, 1]::numeric[],
                        a + round(a / 3, 2) + round(a / 4, 2) + round(a / 10, 2), 'benchmark'
                      from (select n, kind, date '%3$d-01-01' + (n * 7919 %% 358)::int as day,
                              round((case kind when 'INPATIENT' then 2000 + n %% 18000 else 60 + n %% 240 end)::numeric + n %% 100 / 100.0, 2) as a,
                              (n %% (%2$d / 2))::int as who
                            from (select n, case when n < %2$d then 'INPATIENT' else 'OUTPATIENT' end as kind
                                  from generate_series(0, %2$d::bigint * %4$d - 1) n) numbers) bills
                      join person p on p.i = who
                      join place pl on pl.nth = bills.n %% (select count(*) from place);
                    drop table person;
                    drop table place;
                    """, region, count, year, 1 + VISITS_FOR_A_STAY));
            sql.execute("vacuum analyze insurance.claim");
            sql.execute("vacuum analyze insurance.coverage");
        }
    }

    private String replay(String region, int year, UUID base, UUID proposed) throws Exception {
        UUID id = UUID.randomUUID();
        try (Connection owner = scene.application().owner();
                Statement sql = owner.createStatement()) {
            sql.execute("""
                    insert into insurance.replay (id, region, scheme, year, base, proposed, name, asked_by, asked_at)
                    values ('%s', '%s', 'RESIDENT', %d, '%s', '%s', 'benchmark', 'benchmark', now())
                    """.formatted(id, region, year, base, proposed));
        }
        long until = System.nanoTime() + LONGEST_MILLIS * 1_000_000L;
        String over = "select count(*) from insurance.replay where ended_at is not null and id = '" + id + "'";
        while (scene.count(over) == 0) {
            if (System.nanoTime() > until) {
                throw new IOException("The replay did not end");
            }
            Thread.sleep(200);
        }
        String of = " from insurance.replay where id = '" + id + "'";
        long millis = scene.count("select coalesce(millis, -1)" + of);
        long done = scene.count("select done" + of);
        return String.format(
                Locale.ROOT, "%,d bills in %.1f s, %,d bills/s", done, millis / 1e3, done * 1000 / Math.max(1, millis));
    }
}
