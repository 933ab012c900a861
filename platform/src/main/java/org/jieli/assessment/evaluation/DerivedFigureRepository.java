package org.jieli.assessment.evaluation;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jieli.assessment.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Versions to derive figures from, and the figures, in the database. */
@Repository
class DerivedFigureRepository {

    /** Quartiles of fewer units would tell of single ones. */
    static final int FEWEST = 8;

    private static final int AT_ONCE = 500;
    private static final TypeReference<Map<String, String>> CELLS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    DerivedFigureRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * A unit whose counting version is another than the one its figures come from.
     *
     * @param number null when no version counts any more
     */
    record Version(
            UUID reportId,
            UUID unitId,
            String form,
            String tier,
            boolean tcm,
            String name,
            String division,
            @Nullable UUID institutionId,
            @Nullable Integer number,
            @Nullable Integer lastNumber,
            Map<String, String> cells,
            Map<String, String> lastCells) {}

    /** One figure of a version, as it is written. */
    private record Line(Version version, DerivedFigure figure) {}

    /** What was derived from a version. */
    record Derived(Version version, List<DerivedFigure> figures) {}

    Optional<UUID> taskOf(UUID reportId) {
        return jdbc.sql("select task_id from assessment.report where id = :id")
                .param("id", reportId)
                .query(UUID.class)
                .optional();
    }

    /** Two derivations of a task go one after the other. */
    void lock(UUID taskId) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('assessment.figure'), hashtext(:task))")
                .param("task", taskId.toString())
                .query()
                .singleRow();
    }

    /** Read with a cursor: a nation's reports are more than fit at once. */
    void changed(
            Task task,
            @Nullable UUID reportId,
            Collection<String> forms,
            String definitions,
            Consumer<Version> taking) {
        try (Stream<Version> versions = jdbc
                .sql("""
                select r.id, r.unit_id, r.form, u.tier, u.tcm, u.name, r.division, r.institution_id,
                       s.number, s.cells, ls.number as last_number, ls.cells as last_cells
                from assessment.report r
                join assessment.unit u on u.id = r.unit_id
                left join assessment.submission s on s.report_id = r.id and s.number = r.submissions
                  and r.state in ('SUBMITTED', 'ACCEPTED', 'LOCKED', 'PUBLISHED')
                left join assessment.report l on l.task_id = :previous and l.unit_id = r.unit_id
                left join assessment.submission ls on ls.report_id = l.id and ls.number = l.submissions
                  and l.state in ('SUBMITTED', 'ACCEPTED', 'LOCKED', 'PUBLISHED')
                left join assessment.figure_source f on f.task_id = r.task_id and f.unit_id = r.unit_id
                where r.task_id = :task and r.form in (:forms) and (cast(:report as uuid) is null or r.id = :report)
                  and case when s.number is null then f.number is not null
                      else (s.number, ls.number, :definitions) is distinct from (f.number, f.last_number, f.definitions) end
                """)
                .param("task", task.id())
                .param("previous", task.previous())
                .param("forms", forms)
                .param("report", reportId)
                .param("definitions", definitions)
                .withFetchSize(AT_ONCE)
                .query(this::version)
                .stream()) {
            versions.forEach(taking);
        }
    }

    void remove(UUID taskId, Collection<UUID> units) {
        if (!units.isEmpty()) {
            jdbc.sql("delete from assessment.figure_source where task_id = :task and unit_id = any (:units)")
                    .param("task", taskId)
                    .param("units", units.toArray(UUID[]::new))
                    .update();
        }
    }

    boolean isDerived(UUID taskId) {
        return jdbc.sql("select exists (select from assessment.figure_source where task_id = :task)")
                .param("task", taskId)
                .query(Boolean.class)
                .single();
    }

    void add(UUID taskId, String definitions, List<Derived> derived) {
        if (derived.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into assessment.figure_source
                  (task_id, unit_id, report_id, form, tier, name, division, institution_id, number, last_number, definitions)
                select :task, r.unit_id, r.id, r.form, u.tier, u.name, r.division, r.institution_id, n.number, n.last, :definitions
                from unnest(cast(:reports as uuid[]), cast(:numbers as int[]), cast(:lasts as int[])) as n (report, number, last)
                join assessment.report r on r.id = n.report
                join assessment.unit u on u.id = r.unit_id
                """)
                .param("task", taskId)
                .param("definitions", definitions)
                .param("reports", texts(derived, each -> each.version().reportId()))
                .param("numbers", texts(derived, each -> each.version().number()))
                .param("lasts", texts(derived, each -> each.version().lastNumber()))
                .update();
        List<Line> lines = derived.stream()
                .flatMap(each -> each.figures().stream().map(figure -> new Line(each.version(), figure)))
                .toList();
        jdbc.sql("""
                insert into assessment.figure
                  (task_id, unit_id, indicator, form, tier, value, numerator, denominator, missing)
                select :task, unit, indicator, form, tier, value, numerator, denominator, string_to_array(missing, ',')
                from unnest(cast(:units as uuid[]), cast(:indicators as text[]), cast(:forms as text[]), cast(:tiers as text[]),
                            cast(:values as numeric[]), cast(:numerators as numeric[]), cast(:denominators as numeric[]),
                            cast(:missing as text[]))
                  as n (unit, indicator, form, tier, value, numerator, denominator, missing)
                """)
                .param("task", taskId)
                .param("units", texts(lines, line -> line.version().unitId()))
                .param("indicators", texts(lines, line -> line.figure().indicator()))
                .param("forms", texts(lines, line -> line.version().form()))
                .param("tiers", texts(lines, line -> line.version().tier()))
                .param("values", texts(lines, line -> plain(line.figure().value())))
                .param("numerators", texts(lines, line -> plain(line.figure().numerator())))
                .param("denominators", texts(lines, line -> plain(line.figure().denominator())))
                .param(
                        "missing",
                        texts(lines, line -> String.join(",", line.figure().missing())))
                .update();
    }

    /** Makes the quartiles of a task and form anew; some unit's own value each, no mean of two. */
    void makeQuartiles(UUID taskId, String form) {
        jdbc.sql("delete from assessment.figure_quartile where task_id = :task and form = :form")
                .param("task", taskId)
                .param("form", form)
                .update();
        jdbc.sql("""
                insert into assessment.figure_quartile (task_id, form, tier, indicator, first, median, third, units)
                select :task, :form, tier, indicator,
                       percentile_disc(0.25) within group (order by value),
                       percentile_disc(0.5) within group (order by value),
                       percentile_disc(0.75) within group (order by value), count(*)
                from assessment.figure
                where task_id = :task and form = :form and value is not null
                group by tier, indicator
                having count(*) >= :fewest
                """)
                .param("task", taskId)
                .param("form", form)
                .param("fewest", FEWEST)
                .update();
    }

    private static @Nullable String plain(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }

    private static <T> @Nullable String[] texts(List<T> lines, Function<T, @Nullable Object> column) {
        return lines.stream()
                .map(column)
                .map(value -> value == null ? null : value.toString())
                .toArray(String[]::new);
    }

    private Version version(ResultSet row, int number) throws SQLException {
        return new Version(
                row.getObject("id", UUID.class),
                row.getObject("unit_id", UUID.class),
                row.getString("form"),
                row.getString("tier"),
                row.getBoolean("tcm"),
                row.getString("name"),
                row.getString("division"),
                row.getObject("institution_id", UUID.class),
                row.getObject("number", Integer.class),
                row.getObject("last_number", Integer.class),
                cells(row.getString("cells")),
                cells(row.getString("last_cells")));
    }

    private Map<String, String> cells(@Nullable String text) {
        return text == null ? Map.of() : json.readValue(text, CELLS);
    }
}
