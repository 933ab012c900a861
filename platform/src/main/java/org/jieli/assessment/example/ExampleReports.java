package org.jieli.assessment.example;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jieli.assessment.form.CellValue;
import org.jieli.assessment.form.Form;
import org.jieli.assessment.form.FormRow;
import org.jieli.assessment.form.Forms;
import org.jieli.assessment.task.ReportState;
import org.jieli.assessment.task.Task;
import org.jieli.assessment.task.Tasks;
import org.jieli.assessment.task.Unit;
import org.jieli.database.BulkLoad;
import org.jieli.institution.InstitutionSummary;
import org.jieli.institution.Institutions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Invents the reports of a task: cities and hospitals of their own, a province as the sum of its cities where its items are sums. */
@Component
class ExampleReports {

    private static final String BY = "示范填报人";
    private static final String DEMO_CITY = "4112";
    private static final double GROWTH = 0.03;

    private final InventedFigures figures;
    private final Forms forms;
    private final Tasks tasks;
    private final Institutions institutions;
    private final BulkLoad load;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    ExampleReports(
            InventedFigures figures,
            Forms forms,
            Tasks tasks,
            Institutions institutions,
            BulkLoad load,
            JdbcClient jdbc,
            JsonMapper json,
            Clock clock) {
        this.figures = figures;
        this.forms = forms;
        this.tasks = tasks;
        this.institutions = institutions;
        this.load = load;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** A report to fill, with what it is to hold and how far it has come. */
    private record Draft(UUID report, Unit unit, ReportState state, Map<String, CellValue> cells) {

        boolean isFrozen() {
            return state != ReportState.NOT_STARTED && state != ReportState.FILLING;
        }
    }

    /** Fills the reports of a task; {@code number} counts the tasks, for figures that grow from one to the next. */
    void fill(UUID taskId, long seed, int number, boolean open) {
        Task task = tasks.load(taskId);
        Map<UUID, Unit> units = tasks.asked(taskId);
        List<Draft> drafts = new ArrayList<>();
        Map<String, List<Map<String, CellValue>>> cities = new HashMap<>();
        units.forEach((report, unit) -> {
            if (!unit.form().equals("province")) {
                Draft draft = draft(report, unit, task, seed, number, open);
                drafts.add(draft);
                if (unit.form().equals("city")) {
                    cities.computeIfAbsent(unit.division().substring(0, 2), any -> new ArrayList<>())
                            .add(draft.cells());
                }
            }
        });
        units.forEach((report, unit) -> {
            if (unit.form().equals("province")) {
                Draft draft = draft(report, unit, task, seed, number, open);
                drafts.add(summed(draft, task, cities.getOrDefault(unit.division(), List.of())));
            }
        });
        write(task, drafts);
    }

    private Draft draft(UUID report, Unit unit, Task task, long seed, int number, boolean open) {
        Form form = forms.get(unit.form(), task.edition());
        Random random = new Random(seed * 31 + (unit.division() + unit.name()).hashCode());
        long size = Math.round(size(unit, random) * Math.pow(1 + GROWTH * random.nextDouble(), number));
        Map<String, CellValue> cells =
                figures.of(form, unit.tcm(), size, task.period(), known(unit), random.nextLong());
        ReportState state = open ? stateOf(unit, random) : ReportState.PUBLISHED;
        return new Draft(report, unit, state, state == ReportState.FILLING ? begun(cells, random) : cells);
    }

    private static double size(Unit unit, Random random) {
        return switch (unit.form()) {
            case "province" -> 20_000_000 + 60_000_000 * random.nextDouble();
            case "city" -> 600_000 + 6_000_000 * random.nextDouble();
            case "urban_lead" -> 1200 + 1400 * random.nextDouble();
            case "county_lead" -> 400 + 500 * random.nextDouble();
            case "urban_member" -> 180 + 250 * random.nextDouble();
            default -> 25 + 60 * random.nextDouble();
        };
    }

    private Map<String, String> known(Unit unit) {
        UUID institution = unit.institutionId();
        return institution == null
                ? Map.of()
                : institutions
                        .find(institution)
                        .map((InstitutionSummary place) ->
                                Map.of("hospital_name", place.name(), "hospital_code", place.creditCode()))
                        .orElse(Map.of());
    }

    /** Half of a half-year is on its way; the demo city itself and its lead hospitals still fill in. */
    private static ReportState stateOf(Unit unit, Random random) {
        if (unit.form().equals("province")) {
            return ReportState.NOT_STARTED;
        }
        if (unit.form().endsWith("_lead") && unit.division().startsWith(DEMO_CITY)) {
            return ReportState.FILLING;
        }
        if (unit.form().equals("city")) {
            int share = random.nextInt(20);
            return unit.division().equals(DEMO_CITY)
                    ? ReportState.FILLING
                    : share < 11
                            ? ReportState.ACCEPTED
                            : share < 14
                                    ? ReportState.SUBMITTED
                                    : share < 15
                                            ? ReportState.RETURNED
                                            : share < 18 ? ReportState.FILLING : ReportState.NOT_STARTED;
        }
        int share = random.nextInt(10);
        return share < 3
                ? ReportState.SUBMITTED
                : share < 5 ? ReportState.ACCEPTED : share < 8 ? ReportState.FILLING : ReportState.NOT_STARTED;
    }

    private static Map<String, CellValue> begun(Map<String, CellValue> cells, Random random) {
        return cells.entrySet().stream()
                .filter(cell -> random.nextInt(10) < 6)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Draft summed(Draft draft, Task task, List<Map<String, CellValue>> cities) {
        Map<String, CellValue> cells = new HashMap<>(draft.cells());
        forms.get("province", task.edition()).items().values().stream()
                .filter(FormRow::isSummed)
                .forEach(item -> cells.put(item.requireCode(), new CellValue.Amount(sum(item, cities))));
        return new Draft(draft.report(), draft.unit(), draft.state(), cells);
    }

    private static BigDecimal sum(FormRow item, List<Map<String, CellValue>> cities) {
        return cities.stream()
                .map(city -> city.get(item.requireCode()))
                .map(cell -> cell instanceof CellValue.Amount amount ? amount.number() : BigDecimal.ZERO)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private void write(Task task, List<Draft> drafts) {
        Instant now = clock.instant();
        Instant at = now.isBefore(task.closes())
                ? now.minusSeconds(86_400)
                : task.closes().minusSeconds(86_400);
        List<Draft> begun = drafts.stream()
                .filter(draft -> draft.state() != ReportState.NOT_STARTED)
                .toList();
        load.load(
                "assessment.cell",
                List.of("report_id", "item", "value", "revision", "changed_by", "changed_at", "change_id"),
                rows -> begun.forEach(draft -> draft.cells()
                        .forEach((item, cell) -> rows.row(draft.report(), item, cell.text(), 1, BY, at, 0))));
        load.load(
                "assessment.submission",
                List.of(
                        "report_id",
                        "number",
                        "task_id",
                        "form",
                        "cells",
                        "explanations",
                        "cause",
                        "submitted_by",
                        "submitted_at"),
                rows -> begun.stream()
                        .filter(Draft::isFrozen)
                        .forEach(draft -> rows.row(
                                draft.report(),
                                1,
                                task.id(),
                                draft.unit().form(),
                                json(draft),
                                "[]",
                                "SUBMITTED",
                                BY,
                                at)));
        Map<ReportState, List<UUID>> states = begun.stream()
                .collect(Collectors.groupingBy(Draft::state, Collectors.mapping(Draft::report, Collectors.toList())));
        states.forEach((state, reports) -> jdbc.sql("""
                update assessment.report set state = :state, submissions = :submissions, submitted_at = :at where id = any(:ids)
                """)
                .param("state", state.name())
                .param("submissions", state == ReportState.FILLING ? 0 : 1)
                .param(
                        "at",
                        state == ReportState.FILLING ? null : at.atOffset(java.time.ZoneOffset.UTC),
                        java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("ids", reports.toArray(UUID[]::new))
                .update());
    }

    private String json(Draft draft) {
        Map<String, String> cells = draft.cells().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, cell -> cell.getValue().text(), (first, second) -> first, TreeMap::new));
        return json.writeValueAsString(cells);
    }
}
