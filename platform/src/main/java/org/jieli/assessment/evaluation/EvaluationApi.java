package org.jieli.assessment.evaluation;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jieli.assessment.task.Task;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Derived figures and the pilot standards for other systems, within the asker's reach. */
@RestController
@RequestMapping("/api/v1/evaluation")
class EvaluationApi {

    private static final int MOST = 400;

    private final ReadingFigures reading;
    private final Figures figures;

    EvaluationApi(ReadingFigures reading, Figures figures) {
        this.reading = reading;
        this.figures = figures;
    }

    record Items<T>(List<T> items) {}

    /**
     * A figure of a unit.
     *
     * @param value null when it is not computable
     * @param missing item codes without a figure; empty when a divisor is 0
     */
    record UnitFigure(
            String indicator,
            String name,
            @Nullable BigDecimal value,
            @Nullable BigDecimal numerator,
            @Nullable BigDecimal denominator,
            String unit,
            List<String> missing,
            @Nullable BigDecimal target,
            Standards.@Nullable Attainment attainment,
            String confidence) {

        static UnitFigure of(ReadingFigures.Line line) {
            IndicatorRow row = line.indicator().row();
            Standards.Target target = line.target();
            return new UnitFigure(
                    row.id(),
                    row.name(),
                    line.figure().value(),
                    line.figure().numerator(),
                    line.figure().denominator(),
                    row.unit(),
                    line.figure().missing(),
                    target == null ? null : target.target(),
                    line.attainment(),
                    row.confidence());
        }
    }

    /** How a unit stands to a target. */
    record UnitStanding(
            UUID unit,
            String name,
            String clause,
            String indicator,
            BigDecimal target,
            @Nullable BigDecimal value,
            Standards.Attainment attainment) {}

    /** The units that have figures in a task, up to 200; narrowed by the beginning of their division. */
    @GetMapping("/tasks/{task}/units")
    Items<FigureUnit> units(
            @PathVariable("task") UUID taskId, @RequestParam(name = "division", defaultValue = "") String division) {
        return new Items<>(reading.units(derived(taskId), null, division, ""));
    }

    /** All figures of a unit in a task. */
    @GetMapping("/tasks/{task}/units/{unit}/figures")
    Items<UnitFigure> figures(@PathVariable("task") UUID taskId, @PathVariable("unit") UUID unitId) {
        Task task = derived(taskId);
        return new Items<>(reading.lines(task, reading.require(task, unitId)).stream()
                .map(UnitFigure::of)
                .toList());
    }

    /** How provinces ({@code form=province}) or cities ({@code form=city}) stand to the ten pilot standards. */
    @GetMapping("/tasks/{task}/standards")
    Items<UnitStanding> standards(
            @PathVariable("task") UUID taskId,
            @RequestParam(name = "form", defaultValue = "province") String form,
            @RequestParam(name = "division", defaultValue = "") String division) {
        StandardsTable table = reading.standards(derived(taskId), form, division, MOST);
        return new Items<>(table.units().stream()
                .flatMap(unit -> table.file().standards().stream().flatMap(standard -> standard.targets().stream()
                        .map(target -> new UnitStanding(
                                unit.unitId(),
                                unit.name(),
                                standard.clause(),
                                target.indicator(),
                                target.target(),
                                table.value(unit, target),
                                table.attainment(unit, target)))))
                .toList());
    }

    private Task derived(UUID taskId) {
        Task task = reading.task(taskId).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        figures.deriveWithHistory(task);
        return task;
    }
}
