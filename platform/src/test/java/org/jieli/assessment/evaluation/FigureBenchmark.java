package org.jieli.assessment.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import org.jieli.JieliTest;
import org.jieli.database.OwnerConnection;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How long the figures of a large task take; asked for by name, no part of the tests. */
@JieliTest
class FigureBenchmark {

    private static final int REPORTS = 20_000;

    @Autowired
    OwnerConnection owner;

    @Autowired
    Figures figures;

    @Test
    void theFiguresOfManyLeadHospitals() {
        UUID task = new FrozenReports(owner.jdbc()).task("", LocalDate.of(2026, 1, 1), null);
        owner.jdbc().sql("""
                        with units as (
                          insert into assessment.unit (id, form, name, division, institution_id, tier, tcm)
                          select gen_random_uuid(), 'urban_lead', 'b' || n, '990000', gen_random_uuid(), 'TERTIARY', false
                          from generate_series(1, :many) n returning *
                        ), reports as (
                          insert into assessment.report (id, task_id, unit_id, form, name, division, institution_id, state, submissions)
                          select gen_random_uuid(), :task, id, form, name, division, institution_id, 'SUBMITTED', 1 from units returning *
                        )
                        insert into assessment.submission
                          (report_id, number, task_id, form, cells, explanations, cause, submitted_by, submitted_at)
                        select id, 1, :task, form,
                          (select jsonb_object_agg('item_' || i, i::text) from generate_series(1, 100) i) || jsonb_build_object(
                          'referrals_down', '600', 'discharges', '20000', 'critical_rescues', '1200', 'grade34_surgeries', '600',
                          'total_surgeries', '1000', 'average_stay_days', '8.5', 'new_technologies', '3', 'new_projects', '2',
                          'covered_township_centres', '8', 'covered_community_centres', '4', 'training_times', '40'),
                          '{}', 'TEST', 'test', now() from reports
                        """).param("task", task).param("many", REPORTS).update();
        owner.jdbc()
                .sql("analyze assessment.report, assessment.submission, assessment.unit")
                .update();
        for (int run = 0; run < 3; run++) {
            long start = System.nanoTime();
            int changed = figures.derive(task);
            System.out.printf("%d reports derived in %d ms%n", changed, (System.nanoTime() - start) / 1_000_000);
            if (run == 1) {
                owner.jdbc()
                        .sql("update assessment.figure_source set definitions = 'old' where task_id = :task")
                        .param("task", task)
                        .update();
            }
        }
        assertThat(figures.derive(task)).isZero();
    }
}
