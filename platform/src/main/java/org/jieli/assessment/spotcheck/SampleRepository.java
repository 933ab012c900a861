package org.jieli.assessment.spotcheck;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Draws samples and keeps them; row-level security keeps reports of other areas out of them. */
@Repository
class SampleRepository {

    /** The versions that count, of units below the asker; of all in his area for who leads. */
    private static final String COUNTING = """
            with counting as (
              select r.id, r.form, r.submissions, r.submitted_at, u.tier
              from assessment.report r join assessment.unit u on u.id = r.unit_id
              where r.task_id = :task and r.state in ('ACCEPTED', 'LOCKED', 'PUBLISHED') and r.submissions > 0
                and starts_with(r.division, :division) and (cast(:form as text) is null or r.form = :form)
                and (:leads or r.institution_id is not null or length(r.division) > length(:division))
            )
            """;

    private static final String OUTLIERS = """
            , hits as (
              select c.id, c.submissions,
                     count(p.item) + jsonb_array_length(s.explanations) as hits,
                     coalesce(array_agg(p.item order by p.item) filter (where p.item is not null), '{}') as items
              from counting c
              join assessment.submission s on s.report_id = c.id and s.number = c.submissions
              left join lateral (
                select x.key, case when x.value ~ '^[0-9]+([.][0-9]+)?$' then x.value::numeric end as value
                from jsonb_each_text(s.cells) x
              ) figures on true
              left join assessment.peer_range p on p.task_id = :task and p.form = c.form and p.tier = c.tier
                and p.item = figures.key and (figures.value < p.low or figures.value > p.high)
              group by c.id, c.submissions, s.explanations
            ), ordered as (
              select *, row_number() over (order by hits desc, id) as place from hits where hits > 0
            )
            """;

    private static final String LATE_CHANGES = """
            , hits as (
              select c.id, c.submissions, count(*) as hits, array_agg(distinct x.item) as items
              from counting c
              join assessment.cell_change x on x.report_id = c.id and x.cause <> 'CORRECTED'
                and x.changed_at <= c.submitted_at and x.changed_at > c.submitted_at - make_interval(hours => :hours)
              group by c.id, c.submissions
            ), ordered as (
              select *, row_number() over (order by hits desc, id) as place from hits
            )
            """;

    private static final String RANDOM = """
            , ordered as (
              select id, submissions, 0 as hits, cast('{}' as text[]) as items,
                     row_number() over (order by md5(cast(:seed as text) || ':' || id)) as place
              from counting
            )
            """;

    private final JdbcClient jdbc;

    SampleRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    int population(SpotSample sample, boolean leads) {
        return drawing(sample, leads, COUNTING + "select count(*) from counting")
                .query(Integer.class)
                .single();
    }

    void insert(SpotSample sample) {
        jdbc.sql("""
                insert into assessment.spot_check
                  (id, task_id, division, rule, form, size, hours, seed, population, drawn_by, drawn_at)
                values (:id, :task, :division, :rule, :form, :size, :hours, :seed, :population, :by, :at)
                """)
                .param("id", sample.id())
                .param("task", sample.taskId())
                .param("division", sample.division())
                .param("rule", sample.rule().name())
                .param("form", sample.form())
                .param("size", sample.size())
                .param("hours", sample.hours())
                .param("seed", sample.seed())
                .param("population", sample.population())
                .param("by", sample.drawnBy())
                .param("at", sample.drawnAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Draws the reports of a kept sample; how many. */
    int draw(SpotSample sample, boolean leads) {
        String rule =
                switch (sample.rule()) {
                    case OUTLIERS -> OUTLIERS;
                    case LATE_CHANGES -> LATE_CHANGES;
                    case RANDOM -> RANDOM;
                };
        return drawing(sample, leads, COUNTING + rule + """
                        insert into assessment.spot_check_report (spot_check_id, report_id, place, submission, hits, items)
                        select :id, id, place, submissions, hits, items from ordered where place <= :size
                        """).update();
    }

    List<SpotSample> list(UUID taskId, int limit) {
        return jdbc.sql("select * from assessment.spot_check where task_id = :task order by id desc limit :limit")
                .param("task", taskId)
                .param("limit", limit)
                .query(SampleRepository::sample)
                .list();
    }

    Optional<SpotSample> find(UUID id) {
        return jdbc.sql("select * from assessment.spot_check where id = :id")
                .param("id", id)
                .query(SampleRepository::sample)
                .optional();
    }

    List<SpotSample.Drawn> drawn(UUID sample) {
        return jdbc.sql("""
                select d.*, r.name, r.form,
                       (select count(*) from assessment.finding f where f.report_id = d.report_id) as findings
                from assessment.spot_check_report d join assessment.report r on r.id = d.report_id
                where d.spot_check_id = :sample order by d.place
                """)
                .param("sample", sample)
                .query((row, number) -> new SpotSample.Drawn(
                        row.getObject("report_id", UUID.class),
                        row.getString("name"),
                        row.getString("form"),
                        row.getInt("place"),
                        row.getInt("submission"),
                        row.getInt("hits"),
                        List.of((String[]) row.getArray("items").getArray()),
                        row.getInt("findings")))
                .list();
    }

    private JdbcClient.StatementSpec drawing(SpotSample sample, boolean leads, String sql) {
        return jdbc.sql(sql)
                .param("id", sample.id())
                .param("task", sample.taskId())
                .param("division", sample.division())
                .param("form", sample.form())
                .param("leads", leads)
                .param("hours", sample.hours())
                .param("seed", sample.seed())
                .param("size", sample.size());
    }

    private static SpotSample sample(ResultSet row, int number) throws SQLException {
        return new SpotSample(
                row.getObject("id", UUID.class),
                row.getObject("task_id", UUID.class),
                row.getString("division"),
                SampleRule.valueOf(row.getString("rule")),
                row.getString("form"),
                row.getInt("size"),
                row.getObject("hours", Integer.class),
                row.getObject("seed", Long.class),
                row.getInt("population"),
                row.getString("drawn_by"),
                row.getObject("drawn_at", OffsetDateTime.class).toInstant());
    }
}
