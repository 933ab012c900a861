package org.jieli.insurance.fund;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Supplier;
import org.jieli.JieliTest;
import org.jieli.database.OwnerConnection;
import org.jieli.insurance.FundBureau;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How long the fund's figures take over a million bills; asked for by name, no part of the tests. */
@JieliTest
class FundBenchmark {

    private static final String REGION = "6501";
    private static final int BILLS = 1_000_000;

    @Autowired
    OwnerConnection owner;

    @Autowired
    FundFigures figures;

    @Autowired
    RefreshingFund refreshing;

    @Test
    void theFiguresOfAMillionBills() {
        bills();
        FundAsked asked = new FundAsked(REGION, "", 2025, 12);
        timed("added up", () -> {
            refreshing.refresh(REGION);
            return true;
        });
        for (int run = 0; run < 3; run++) {
            FundReport report = timed("dashboard", () -> asBureau(() -> figures.report(asked)));
            assertThat(report.total().claims()).isEqualTo(BILLS / 2);
        }
        for (FundFigure figure : FundFigure.values()) {
            timed("bills of " + figure, () -> asBureau(() -> figures.bills(asked, figure, null, 50)));
        }
    }

    /** People of ten counties, five hundred institutions, two years. */
    private void bills() {
        owner.jdbc().sql("""
                        insert into insurance.person_county (resident_id, region, county)
                        select ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, :region, '6501' || lpad((n % 10)::text, 2, '0')
                        from generate_series(0, 199999) n
                        """).param("region", REGION).update();
        owner.jdbc().sql("""
                        insert into insurance.claim
                          (id, number, resident_id, region, scheme, kind, institution_id, level, area, from_on, to_on, diagnosis, diagnosis_name,
                           arrival, items, amounts, quantities, total, received_by)
                        select ('00000001-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'BENCH' || n,
                               ('00000000-0000-7000-8000-' || lpad((n % 200000)::text, 12, '0'))::uuid, :region, 'RESIDENT',
                               case when n % 6 = 0 then 'INPATIENT' else 'OUTPATIENT' end,
                               ('00000002-0000-7000-8000-' || lpad((n % 500)::text, 12, '0'))::uuid, 'L' || n % 3,
                               case when n % 20 = 0 then 'IN_PROVINCE' else 'LOCAL' end, day, day, 'I10', '高血压', 'DIRECT', array['BED'],
                               array[500], array[1], 500, 'bench'
                        from (select n, case when n < 500000 then date '2024-01-01' else date '2025-01-01' end + n % 365 as day
                              from generate_series(0, :bills - 1) n) d
                        """).param("region", REGION).param("bills", BILLS).update();
        owner.jdbc().sql("""
                        insert into insurance.settlement
                          (claim_id, revision, resident_id, institution_id, region, rule_set, year, covered, deductible, basic, critical,
                           assistance, person, stepwise, ledger, balances)
                        select id, 1, resident_id, institution_id, region, gen_random_uuid(), extract(year from to_on), 450, 0, 300, 0, 0, 200,
                               hashtext(number) % 10 <> 0,
                               '[{"step": "BILL"}, {"step": "NOT_REFERRED", "before": 0.65, "after": 0.55}, {"step": "SEGMENT", "before": 450, "after": 300}]',
                               '{}'
                        from insurance.claim where region = :region
                        """).param("region", REGION).update();
        owner.jdbc()
                .sql("analyze insurance.claim, insurance.settlement, insurance.person_county")
                .update();
    }

    private static <T> T timed(String what, Supplier<T> work) {
        long start = System.nanoTime();
        T result = work.get();
        System.out.printf("FundBenchmark: %s in %d ms%n", what, (System.nanoTime() - start) / 1_000_000);
        return result;
    }

    private static <T> T asBureau(Supplier<T> work) {
        return FundBureau.call(REGION, work);
    }
}
