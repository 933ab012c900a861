package org.jieli.assessment.evaluation;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jieli.assessment.task.Task;
import org.jieli.region.Division;
import org.jieli.region.Divisions;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.Role;
import org.jieli.web.ChartScript;
import org.jieli.web.MenuEntry;
import org.jieli.web.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The figures of a unit, each indicator with its peers, and the national standards. */
@Controller
class EvaluationController {

    static final Set<Role> READERS =
            EnumSet.of(Role.HEALTH_COMMISSION, Role.EVALUATOR, Role.ALLIANCE_OFFICE, Role.INSURANCE_BUREAU);
    private static final int CITY_DIGITS = 4;
    private static final int MOST_ROWS = 400;

    private final ReadingFigures reading;
    private final Figures figures;
    private final IndicatorCharts charts;
    private final ChartScript script;
    private final Divisions divisions;
    private final Clock clock;

    EvaluationController(
            ReadingFigures reading,
            Figures figures,
            IndicatorCharts charts,
            ChartScript script,
            Divisions divisions,
            Clock clock) {
        this.reading = reading;
        this.figures = figures;
        this.charts = charts;
        this.script = script;
        this.divisions = divisions;
        this.clock = clock;
    }

    @Bean
    static MenuEntry evaluationMenu() {
        return new MenuEntry(
                MenuEntry.Group.INDICATORS, 10, "evaluation.title", EvaluationPage.PATH, "chart-bar", READERS);
    }

    @Bean
    static MenuEntry standardsMenu() {
        return new MenuEntry(
                MenuEntry.Group.INDICATORS, 20, "evaluation.standards", "/evaluation/standards", "target", READERS);
    }

    @GetMapping(EvaluationPage.PATH)
    String unit(
            @RequestParam(name = "task", required = false) @Nullable UUID asked,
            @RequestParam(name = "unit", required = false) @Nullable UUID unitId,
            @RequestParam(name = "within", defaultValue = "") String within,
            @RequestParam(name = "q", defaultValue = "") String text,
            @RequestParam(name = "choose", defaultValue = "false") boolean choose,
            Model model) {
        Optional<Task> task = derived(asked);
        model.addAttribute(
                "page",
                task.map(known -> page(known, unitId, within, text.strip(), choose))
                        .orElse(null));
        return "assessment/evaluation/unit";
    }

    private EvaluationPage page(Task task, @Nullable UUID unitId, String within, String text, boolean choose) {
        Optional<FigureUnit> unit = choose ? Optional.empty() : reading.unit(task, unitId);
        return new EvaluationPage(
                reading.tasks(),
                task,
                unit.orElse(null),
                unit.map(known -> reading.lines(task, known)).orElse(List.of()),
                unit.isPresent() ? List.of() : reading.units(task, null, digits(within), text),
                areas(),
                digits(within),
                text);
    }

    @GetMapping("/evaluation/indicators/{id}")
    String indicator(
            @PathVariable("id") String id,
            @RequestParam(name = "task", required = false) @Nullable UUID asked,
            @RequestParam(name = "unit", required = false) @Nullable UUID unitId,
            @RequestParam(name = "within", defaultValue = "") String within,
            @ModelAttribute("ui") Ui ui,
            Model model) {
        ReadingFigures.Detail detail = detail(id, asked, unitId, within);
        model.addAttribute("detail", detail);
        model.addAttribute("areas", areas());
        model.addAttribute("within", digits(within));
        model.addAttribute("overPeriods", charts.overPeriods(detail, ui));
        model.addAttribute("amongPeers", charts.amongPeers(detail, ui));
        model.addAttribute("script", script.path());
        return "assessment/evaluation/indicator";
    }

    @GetMapping("/evaluation/indicators/{id}/export")
    void export(
            @PathVariable("id") String id,
            @RequestParam(name = "task", required = false) @Nullable UUID asked,
            @RequestParam(name = "unit", required = false) @Nullable UUID unitId,
            @RequestParam(name = "within", defaultValue = "") String within,
            @ModelAttribute("ui") Ui ui,
            HttpServletResponse response)
            throws IOException {
        ReadingFigures.Detail detail = detail(id, asked, unitId, within);
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"" + detail.line().indicator().id() + ".xlsx\"");
        new IndicatorWorkbook(detail, ui).write(response.getOutputStream());
    }

    @GetMapping("/evaluation/standards")
    String standards(
            @RequestParam(name = "task", required = false) @Nullable UUID asked,
            @RequestParam(name = "form", defaultValue = "city") String form,
            @RequestParam(name = "within", defaultValue = "") String within,
            Model model) {
        Optional<Task> task = derived(asked);
        String level = form.equals("province") ? "province" : "city";
        model.addAttribute("tasks", reading.tasks());
        model.addAttribute("task", task.orElse(null));
        model.addAttribute("form", level);
        model.addAttribute("areas", areas());
        model.addAttribute("within", digits(within));
        model.addAttribute(
                "table",
                task.map(known -> reading.standards(known, level, digits(within), MOST_ROWS))
                        .orElse(null));
        return "assessment/evaluation/standards";
    }

    private ReadingFigures.Detail detail(String id, @Nullable UUID asked, @Nullable UUID unitId, String within) {
        Task task = derived(asked).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        FigureUnit unit = reading.unit(task, unitId)
                .or(() -> reading.units(task, null, digits(within), "").stream()
                        .filter(known -> reading.has(task, known, id))
                        .findFirst())
                .orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        return reading.detail(task, unit, id, digits(within));
    }

    /** The task with its figures as its reports stand now. */
    private Optional<Task> derived(@Nullable UUID asked) {
        Optional<Task> task = reading.task(asked);
        task.ifPresent(figures::deriveWithHistory);
        return task;
    }

    /** The provinces of the nation, or the cities of a province. */
    private List<Division> areas() {
        String own = CurrentAccess.require().division();
        return own.length() >= CITY_DIGITS ? List.of() : divisions.children(own, LocalDate.now(clock));
    }

    private static String digits(String within) {
        return within.matches("\\d{0,6}") ? within : "";
    }
}
