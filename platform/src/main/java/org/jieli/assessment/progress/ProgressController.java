package org.jieli.assessment.progress;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jieli.assessment.task.Report;
import org.jieli.assessment.task.ReportAccess;
import org.jieli.assessment.task.ReportKey;
import org.jieli.assessment.task.ReportLists;
import org.jieli.assessment.task.ReportSelection;
import org.jieli.assessment.task.Reports;
import org.jieli.assessment.task.TableExport;
import org.jieli.assessment.task.Task;
import org.jieli.audit.AuditLog;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.Role;
import org.jieli.web.KeysetPage;
import org.jieli.web.MenuEntry;
import org.jieli.web.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How far the reporting has come, place by place. */
@Controller
class ProgressController {

    private static final Set<Role> WATCHERS = Set.of(Role.HEALTH_COMMISSION, Role.EVALUATOR);
    private static final String PATH = "/reporting/progress";
    private static final int PAGE = 100;
    private static final int EXPORT_PAGE = 1000;

    private final Progress progress;
    private final Chasing chasing;
    private final Reports reports;
    private final ReportLists lists;
    private final AuditLog audit;
    private final Clock clock;

    ProgressController(
            Progress progress, Chasing chasing, Reports reports, ReportLists lists, AuditLog audit, Clock clock) {
        this.progress = progress;
        this.chasing = chasing;
        this.reports = reports;
        this.lists = lists;
        this.audit = audit;
        this.clock = clock;
    }

    @Bean
    static MenuEntry progressMenu() {
        return new MenuEntry(MenuEntry.Group.REPORTING, 30, "progress.title", PATH, "progress-check", WATCHERS);
    }

    @GetMapping(PATH)
    ModelAndView tree(
            @RequestParam(name = "division", defaultValue = "") String division,
            @RequestParam(name = "q", defaultValue = "") String q,
            @RequestParam(name = "after", required = false) @Nullable String after) {
        requireWatcher();
        String place = progress.place(division.strip());
        ModelAndView page = new ModelAndView("assessment/progress/progress");
        Task task = reports.chosenTask().orElse(null);
        page.addObject("tasks", reports.tasks());
        page.addObject("task", task);
        page.addObject("place", place);
        page.addObject("path", progress.path(place));
        if (task != null) {
            page.addObject("lines", progress.below(task, place));
            page.addObject("total", progress.total(task, place));
            page.addObject("missing", progress.missing(task, place));
            page.addObject("q", q.strip());
            page.addObject("units", units(task, place, q.strip(), after, PAGE));
            page.addObject(
                    "chases",
                    task.publishedAt() == null
                            && task.phase(clock.instant()) != Task.Phase.PLANNED
                            && (ReportAccess.reviews() || ReportAccess.leadsTasks()));
        }
        return page;
    }

    /** Asks for what is owed: of the chosen units, or of the whole place. */
    @PostMapping(PATH + "/chase")
    String chase(
            @RequestParam(name = "division", defaultValue = "") String division,
            @RequestParam(name = "report", required = false) @Nullable List<UUID> chosen,
            @RequestParam(name = "all", defaultValue = "false") boolean all,
            RedirectAttributes next) {
        requireWatcher();
        String place = progress.place(division.strip());
        Task task = reports.chosenTask().orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        if (!all && (chosen == null || chosen.isEmpty())) {
            next.addFlashAttribute("notice", "progress.nobody-chosen");
        } else {
            int told = chasing.chase(task, place, all ? null : chosen);
            next.addFlashAttribute("told", told);
        }
        return "redirect:" + PATH + (place.isEmpty() ? "" : "?division=" + place);
    }

    @GetMapping(PATH + "/export")
    void export(
            @RequestParam(name = "division", defaultValue = "") String division,
            @ModelAttribute("ui") Ui ui,
            HttpServletResponse response)
            throws IOException {
        requireWatcher();
        String place = progress.place(division.strip());
        Task task = reports.chosenTask().orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        if (place.length() < Progress.CITY) {
            exportPlaces(task, place, ui, response);
        } else {
            exportUnits(task, place, ui, response);
        }
        audit.record("assessment.progress-export", null, "task", task.id(), Map.of("place", place));
    }

    private void exportPlaces(Task task, String place, Ui ui, HttpServletResponse response) throws IOException {
        List<String> columns = List.of(
                ui.t("progress.place"),
                ui.t("progress.all"),
                ui.t("ReportState.NOT_STARTED"),
                ui.t("ReportState.FILLING"),
                ui.t("ReportState.SUBMITTED"),
                ui.t("ReportState.RETURNED"),
                ui.t("progress.accepted"),
                ui.t("progress.rate"),
                ui.t("progress.late"));
        try (TableExport table = TableExport.to(response, "progress", ui.t("progress.title"), columns)) {
            for (Progress.Line line : progress.below(task, place)) {
                Tally tally = line.tally();
                table.row(
                        line.name(),
                        tally.all(),
                        tally.notStarted(),
                        tally.filling(),
                        tally.submitted(),
                        tally.returned(),
                        tally.accepted(),
                        tally.rate(),
                        tally.late());
            }
        }
    }

    private void exportUnits(Task task, String place, Ui ui, HttpServletResponse response) throws IOException {
        List<String> columns = List.of(
                ui.t("review.unit"),
                ui.t("review.form"),
                ui.t("review.state"),
                ui.t("review.submitted"),
                ui.t("progress.late"));
        try (TableExport table = TableExport.to(response, "progress", ui.t("progress.title"), columns)) {
            String next = null;
            do {
                KeysetPage<Report> page = units(task, place, "", next, EXPORT_PAGE);
                page.items()
                        .forEach(report -> table.row(
                                report.unit().name(),
                                ui.t("FormKind." + report.unit().form()),
                                ui.t(report.state()),
                                report.submittedAt(),
                                report.late() ? ui.t("filling.late") : ""));
                next = page.next();
            } while (next != null);
        }
    }

    private KeysetPage<Report> units(Task task, String place, String name, @Nullable String after, int limit) {
        return place.length() < Progress.CITY
                ? new KeysetPage<>(List.of(), null)
                : lists.named(
                        new ReportSelection(task.id(), place, null, null, false), name, ReportKey.parse(after), limit);
    }

    private static void requireWatcher() {
        CurrentAccess.requireRole(WATCHERS.toArray(Role[]::new));
    }
}
