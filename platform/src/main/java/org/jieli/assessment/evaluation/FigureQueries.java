package org.jieli.assessment.evaluation;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads figures; row-level security keeps back whose are neither the asker's nor published. */
@Repository
class FigureQueries {

    private static final int MOST_PERIODS = 12;

    private final JdbcClient jdbc;

    FigureQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A figure of a unit among others; null where it is not computable. */
    record PeerFigure(FigureUnit unit, @Nullable BigDecimal value) {}

    /** A figure of a unit in one of its periods. */
    record PeriodFigure(
            UUID taskId,
            String task,
            LocalDate until,
            @Nullable BigDecimal value) {}

    /** Between which values a quarter, half and three quarters of so many units lie. */
    record Quartiles(BigDecimal first, BigDecimal median, BigDecimal third, int units) {}

    /** The sums of a set of units that have an indicator, and how many have none. */
    record Sums(@Nullable BigDecimal numerator, @Nullable BigDecimal denominator, int computable, int units) {}

    Optional<FigureUnit> unit(UUID taskId, UUID unitId) {
        return jdbc.sql("select * from assessment.figure_source where task_id = :task and unit_id = :unit")
                .param("task", taskId)
                .param("unit", unitId)
                .query(FigureQueries::unit)
                .optional();
    }

    /** Units of a form below a division whose name holds a text, in the order of their places. */
    List<FigureUnit> units(UUID taskId, @Nullable String form, String within, String text, int limit) {
        return jdbc.sql("""
                select * from assessment.figure_source
                where task_id = :task and (cast(:form as text) is null or form = :form)
                  and division like :within and position(:text in name) > 0
                order by length(division), division, institution_id nulls first limit :limit
                """)
                .param("task", taskId)
                .param("form", form)
                .param("within", within + "%")
                .param("text", text)
                .param("limit", limit)
                .query(FigureQueries::unit)
                .list();
    }

    Map<String, DerivedFigure> figures(UUID taskId, UUID unitId) {
        Map<String, DerivedFigure> figures = new HashMap<>();
        jdbc.sql("select * from assessment.figure where task_id = :task and unit_id = :unit")
                .param("task", taskId)
                .param("unit", unitId)
                .query((row, number) -> figures.put(
                        row.getString("indicator"),
                        new DerivedFigure(
                                row.getString("indicator"),
                                row.getBigDecimal("value"),
                                row.getBigDecimal("numerator"),
                                row.getBigDecimal("denominator"),
                                List.of((String[]) row.getArray("missing").getArray()))))
                .list();
        return figures;
    }

    /** One indicator of a unit over its periods, the earliest first. */
    List<PeriodFigure> periods(UUID unitId, String indicator) {
        return jdbc.sql("""
                        select t.id, t.name, t.period_to, f.value
                        from assessment.figure f join assessment.task t on t.id = f.task_id
                        where f.unit_id = :unit and f.indicator = :indicator
                        order by t.period_to desc, t.opens desc limit :limit
                        """)
                .param("unit", unitId)
                .param("indicator", indicator)
                .param("limit", MOST_PERIODS)
                .query((row, number) -> new PeriodFigure(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getObject("period_to", LocalDate.class),
                        row.getBigDecimal("value")))
                .list()
                .reversed();
    }

    /** One indicator of the units of a form below a division, the highest first, those without a value last. */
    List<PeerFigure> peers(UUID taskId, String indicator, String form, String within, int limit) {
        return jdbc.sql("""
                select s.*, f.value from assessment.figure_source s
                join assessment.figure f on f.task_id = s.task_id and f.unit_id = s.unit_id and f.indicator = :indicator
                where s.task_id = :task and s.form = :form and s.division like :within
                order by f.value desc nulls last, s.division limit :limit
                """)
                .param("task", taskId)
                .param("indicator", indicator)
                .param("form", form)
                .param("within", within + "%")
                .param("limit", limit)
                .query((row, number) -> new PeerFigure(unit(row, number), row.getBigDecimal("value")))
                .list();
    }

    Optional<Quartiles> quartiles(FigureUnit unit, String indicator) {
        return jdbc.sql("""
                select * from assessment.figure_quartile
                where task_id = :task and form = :form and tier = :tier and indicator = :indicator
                """)
                .param("task", unit.taskId())
                .param("form", unit.form())
                .param("tier", unit.tier())
                .param("indicator", indicator)
                .query((row, number) -> new Quartiles(
                        row.getBigDecimal("first"),
                        row.getBigDecimal("median"),
                        row.getBigDecimal("third"),
                        row.getInt("units")))
                .optional();
    }

    Sums sums(UUID taskId, String indicator, String form, String within) {
        return jdbc.sql("""
                select sum(f.numerator) filter (where f.value is not null) as numerator,
                       sum(f.denominator) filter (where f.value is not null) as denominator,
                       count(f.value) as computable, count(*) as units
                from assessment.figure_source s
                join assessment.figure f on f.task_id = s.task_id and f.unit_id = s.unit_id and f.indicator = :indicator
                where s.task_id = :task and s.form = :form and s.division like :within
                """)
                .param("task", taskId)
                .param("indicator", indicator)
                .param("form", form)
                .param("within", within + "%")
                .query((row, number) -> new Sums(
                        row.getBigDecimal("numerator"),
                        row.getBigDecimal("denominator"),
                        row.getInt("computable"),
                        row.getInt("units")))
                .single();
    }

    /** These indicators of units of a form below a division, by unit. */
    Map<UUID, Map<String, BigDecimal>> values(UUID taskId, String form, String within, List<String> indicators) {
        Map<UUID, Map<String, BigDecimal>> values = new HashMap<>();
        jdbc.sql("""
                select s.unit_id, f.indicator, f.value from assessment.figure_source s
                join assessment.figure f on f.task_id = s.task_id and f.unit_id = s.unit_id
                where s.task_id = :task and s.form = :form and s.division like :within and f.value is not null
                  and f.indicator = any (:indicators)
                """)
                .param("task", taskId)
                .param("form", form)
                .param("within", within + "%")
                .param("indicators", indicators.toArray(String[]::new))
                .query((row, number) -> values.computeIfAbsent(
                                row.getObject("unit_id", UUID.class), key -> new HashMap<>())
                        .put(row.getString("indicator"), row.getBigDecimal("value")))
                .list();
        return values;
    }

    /** The frozen cells that a unit's figures come from, of this period or of the last. */
    Map<String, String> cells(FigureUnit unit, boolean last) {
        Map<String, String> cells = new HashMap<>();
        jdbc.sql(last ? """
                        select c.key, c.value from assessment.figure_source f
                        join assessment.task t on t.id = f.task_id
                        join assessment.report l on l.task_id = t.previous_task_id and l.unit_id = f.unit_id
                        join assessment.submission s on s.report_id = l.id and s.number = f.last_number,
                        jsonb_each_text(s.cells) c where f.task_id = :task and f.unit_id = :unit
                        """ : """
                        select c.key, c.value from assessment.figure_source f
                        join assessment.submission s on s.report_id = f.report_id and s.number = f.number,
                        jsonb_each_text(s.cells) c where f.task_id = :task and f.unit_id = :unit
                        """)
                .param("task", unit.taskId())
                .param("unit", unit.unitId())
                .query((row, number) -> cells.put(row.getString(1), row.getString(2)))
                .list();
        return cells;
    }

    static FigureUnit unit(ResultSet row, int number) throws SQLException {
        return new FigureUnit(
                row.getObject("task_id", UUID.class),
                row.getObject("unit_id", UUID.class),
                row.getObject("report_id", UUID.class),
                row.getString("form"),
                row.getString("tier"),
                row.getString("name"),
                row.getString("division"),
                row.getObject("institution_id", UUID.class),
                row.getInt("number"));
    }
}
