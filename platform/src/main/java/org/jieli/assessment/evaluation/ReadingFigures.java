package org.jieli.assessment.evaluation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jieli.assessment.form.Form;
import org.jieli.assessment.form.FormRow;
import org.jieli.assessment.form.Forms;
import org.jieli.assessment.form.Operands;
import org.jieli.assessment.task.Report;
import org.jieli.assessment.task.ReportAccess;
import org.jieli.assessment.task.Reports;
import org.jieli.assessment.task.Task;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Figures within the asker's reach: his own, those below him in the line, others' once published or as quartiles. */
@Service
@Transactional
public class ReadingFigures {

    static final int MOST_PEERS = 500;
    private static final int MOST_UNITS = 200;

    private final FigureQueries queries;
    private final Reports reports;
    private final Indicators indicators;
    private final Standards standards;
    private final Forms forms;

    ReadingFigures(FigureQueries queries, Reports reports, Indicators indicators, Standards standards, Forms forms) {
        this.queries = queries;
        this.reports = reports;
        this.indicators = indicators;
        this.standards = standards;
        this.forms = forms;
    }

    /** An indicator of a unit with its target and where it stood in the period before. */
    record Line(
            Indicator indicator,
            DerivedFigure figure,
            Standards.@Nullable Target target,
            @Nullable BigDecimal last) {

        Standards.@Nullable Attainment attainment() {
            return target == null ? null : target.of(figure.value());
        }
    }

    /** A frozen cell that an indicator stands on. */
    record OperandCell(String name, String item, String label, boolean last, String value) {}

    /** All that is told of one indicator of one unit. */
    record Detail(
            Task task,
            FigureUnit unit,
            Line line,
            List<OperandCell> operands,
            List<FigureQueries.PeriodFigure> periods,
            Optional<FigureQueries.Quartiles> quartiles,
            List<FigureQueries.PeerFigure> peers,
            FigureQueries.Sums sums) {

        Optional<BigDecimal> together() {
            return sums.numerator() == null
                    ? Optional.empty()
                    : line.indicator().ofSums(sums.numerator(), sums.denominator());
        }
    }

    /** The tasks whose figures the asker may read; for the insurance bureau the published ones. */
    List<Task> tasks() {
        ReportAccess.requireFigureReader();
        return reports.tasks().stream().filter(ReadingFigures::isReadable).toList();
    }

    /** The asked task, or the one he works on, or the latest. */
    Optional<Task> task(@Nullable UUID asked) {
        List<Task> tasks = tasks();
        if (asked != null) {
            return Optional.of(tasks.stream()
                    .filter(task -> task.id().equals(asked))
                    .findFirst()
                    .orElseThrow(() -> new Fault(CommonFault.NOT_FOUND)));
        }
        return reports.chosenTask().filter(ReadingFigures::isReadable).or(() -> tasks.stream()
                .findFirst());
    }

    /** The asked unit, or the one the asker reports for himself; empty when he is to choose. */
    Optional<FigureUnit> unit(Task task, @Nullable UUID asked) {
        if (asked != null) {
            return Optional.of(require(task, asked));
        }
        return reports.mine(task).stream()
                .map(Report::unit)
                .flatMap(unit -> queries.unit(task.id(), unit.id()).stream())
                .findFirst();
    }

    FigureUnit require(Task task, UUID unitId) {
        return queries.unit(task.id(), unitId)
                .filter(unit ->
                        ReportAccess.mayReadFigures(unit.division(), unit.institutionId(), task.publishedAt() != null))
                .orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
    }

    List<FigureUnit> units(Task task, @Nullable String form, String within, String text) {
        return units(task, form, within, text, MOST_UNITS);
    }

    private List<FigureUnit> units(Task task, @Nullable String form, String within, String text, int limit) {
        return queries.units(task.id(), form, within, text, limit).stream()
                .filter(unit -> isReadable(task, unit))
                .toList();
    }

    private static boolean isReadable(Task task, FigureUnit unit) {
        return ReportAccess.mayReadFigures(unit.division(), unit.institutionId(), task.publishedAt() != null);
    }

    /** Whether a unit fills in a form that has the indicator. */
    boolean has(Task task, FigureUnit unit, String indicatorId) {
        return indicators
                .find(task.edition(), indicatorId)
                .filter(indicator -> indicator.row().forms().contains(unit.form()))
                .isPresent();
    }

    List<Line> lines(Task task, FigureUnit unit) {
        Map<String, DerivedFigure> now = queries.figures(task.id(), unit.unitId());
        Map<String, DerivedFigure> last =
                task.previous() == null ? Map.of() : queries.figures(task.previous(), unit.unitId());
        return indicators.of(task.edition(), unit.form()).stream()
                .filter(indicator -> now.containsKey(indicator.id()))
                .map(indicator -> line(task, indicator, now, last))
                .toList();
    }

    Detail detail(Task task, FigureUnit unit, String indicatorId, String within) {
        Indicator indicator = indicators
                .find(task.edition(), indicatorId)
                .filter(known -> known.row().forms().contains(unit.form()))
                .orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        Line line = lines(task, unit).stream()
                .filter(each -> each.indicator() == indicator)
                .findFirst()
                .orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        return new Detail(
                task,
                unit,
                line,
                operands(unit, indicator, forms.get(unit.form(), task.edition())),
                queries.periods(unit.unitId(), indicatorId),
                queries.quartiles(unit, indicatorId),
                queries.peers(task.id(), indicatorId, unit.form(), within, MOST_PEERS).stream()
                        .filter(peer -> isReadable(task, peer.unit()))
                        .toList(),
                queries.sums(task.id(), indicatorId, unit.form(), within));
    }

    /** A unit with the figures it has of those that were asked for. */
    public record UnitValues(FigureUnit unit, Map<String, BigDecimal> values) {}

    /** These figures of all units of a form below a division that the asker reaches. */
    @Transactional(readOnly = true)
    public List<UnitValues> values(UUID taskId, String form, String within, List<String> wanted) {
        Map<UUID, Map<String, BigDecimal>> values = queries.values(taskId, form, within, wanted);
        return queries.units(taskId, form, within, "", Integer.MAX_VALUE).stream()
                .filter(unit -> ReportAccess.mayRead(unit.division(), unit.institutionId()))
                .map(unit -> new UnitValues(unit, values.getOrDefault(unit.unitId(), Map.of())))
                .toList();
    }

    /** How the units of a form below a division stand to every target. */
    StandardsTable standards(Task task, String form, String within, int limit) {
        Standards.StandardFile file = standards.of(task.edition()).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        List<Standards.Target> targets = file.standards().stream()
                .flatMap(standard -> standard.targets().stream())
                .toList();
        List<FigureUnit> units = units(task, form, within, "", limit);
        Map<String, String> names = new java.util.HashMap<>();
        indicators
                .of(task.edition(), form)
                .forEach(indicator -> names.put(indicator.id(), indicator.row().name()));
        return new StandardsTable(
                file,
                names,
                units,
                queries.values(
                        task.id(),
                        form,
                        within,
                        targets.stream()
                                .map(Standards.Target::indicator)
                                .distinct()
                                .toList()));
    }

    private Line line(Task task, Indicator indicator, Map<String, DerivedFigure> now, Map<String, DerivedFigure> last) {
        DerivedFigure before = last.get(indicator.id());
        return new Line(
                indicator,
                java.util.Objects.requireNonNull(now.get(indicator.id())),
                standards.target(task.edition(), indicator.id()).orElse(null),
                before == null ? null : before.value());
    }

    /** The cells are the report's own: told to whom the report is told, not to everybody who may read a published figure. */
    private List<OperandCell> operands(FigureUnit unit, Indicator indicator, Form form) {
        if (!mayOpenReport(unit)) {
            return List.of();
        }
        Map<String, String> now = queries.cells(unit, false);
        Map<String, String> last = queries.cells(unit, true);
        List<OperandCell> cells = new ArrayList<>();
        for (String name : indicator.needs()) {
            boolean ofLast = name.startsWith(Operands.LAST);
            String item = ofLast ? name.substring(Operands.LAST.length()) : name;
            String label = form.item(item).map(FormRow::reading).orElse(item);
            cells.add(new OperandCell(name, item, label, ofLast, (ofLast ? last : now).getOrDefault(item, "")));
        }
        return cells;
    }

    static boolean mayOpenReport(FigureUnit unit) {
        return CurrentAccess.require().role() != Role.INSURANCE_BUREAU
                && ReportAccess.mayRead(unit.division(), unit.institutionId());
    }

    private static boolean isReadable(Task task) {
        return task.publishedAt() != null || CurrentAccess.require().role() != Role.INSURANCE_BUREAU;
    }
}
