package org.jieli.assessment.review;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jieli.assessment.form.Form;
import org.jieli.assessment.form.Forms;
import org.jieli.assessment.task.Report;
import org.jieli.assessment.task.ReportKey;
import org.jieli.assessment.task.ReportLists;
import org.jieli.assessment.task.Reports;
import org.jieli.assessment.task.TableExport;
import org.jieli.assessment.task.Task;
import org.jieli.audit.AuditLog;
import org.jieli.region.Divisions;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What waits for a reviewer. */
@Controller
class ReviewListController {

    private static final Set<Role> REVIEWERS = Set.of(Role.HEALTH_COMMISSION, Role.EVALUATOR);
    private static final int PAGE = 50;
    private static final int EXPORT_PAGE = 1000;
    private static final List<String> COLUMNS = List.of(
            "review.unit",
            "review.form",
            "review.division",
            "review.state",
            "review.submitted",
            "review.late",
            "review.versions");

    private final Reports reports;
    private final ReportLists lists;
    private final Forms forms;
    private final Divisions divisions;
    private final AuditLog audit;
    private final Clock clock;

    ReviewListController(
            Reports reports, ReportLists lists, Forms forms, Divisions divisions, AuditLog audit, Clock clock) {
        this.reports = reports;
        this.lists = lists;
        this.forms = forms;
        this.divisions = divisions;
        this.audit = audit;
        this.clock = clock;
    }

    @Bean
    static MenuEntry reviewMenu() {
        return new MenuEntry(
                MenuEntry.Group.REPORTING, 20, "review.title", "/reporting/review", "checklist", REVIEWERS);
    }

    @GetMapping("/reporting/review")
    ModelAndView list(ReviewQuery query, @RequestParam(name = "after", required = false) @Nullable String after) {
        requireReviewer();
        ModelAndView page = new ModelAndView("assessment/review/list");
        Task task = reports.chosenTask().orElse(null);
        page.addObject("tasks", reports.tasks());
        page.addObject("task", task);
        page.addObject("query", query);
        page.addObject(
                "forms",
                task == null
                        ? List.of()
                        : forms.of(task.edition()).stream().map(Form::id).toList());
        page.addObject("counts", task == null ? Map.of() : lists.counts(query.of(task.id())));
        page.addObject(
                "page",
                task == null
                        ? new KeysetPage<Report>(List.of(), null)
                        : lists.page(query.of(task.id()), ReportKey.parse(after), PAGE));
        page.addObject(
                "place", query.division() == null ? "" : divisions.fullName(query.division(), LocalDate.now(clock)));
        return page;
    }

    @GetMapping("/reporting/review/export")
    void export(ReviewQuery query, @ModelAttribute("ui") Ui ui, HttpServletResponse response) throws IOException {
        requireReviewer();
        Task task = reports.chosenTask().orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        LocalDate today = LocalDate.now(clock);
        try (TableExport table = TableExport.to(
                response,
                "review",
                ui.t("review.title"),
                COLUMNS.stream().map(ui::t).toList())) {
            String next = null;
            do {
                KeysetPage<Report> page = lists.page(query.of(task.id()), ReportKey.parse(next), EXPORT_PAGE);
                for (Report report : page.items()) {
                    table.row(
                            report.unit().name(),
                            ui.t("FormKind." + report.unit().form()),
                            divisions.fullName(report.unit().division(), today),
                            ui.t(report.state()),
                            report.submittedAt(),
                            report.late() ? ui.t("filling.late") : "",
                            report.submissions());
                }
                next = page.next();
            } while (next != null);
            audit.record(
                    "assessment.review-export",
                    null,
                    "task",
                    task.id(),
                    Map.of("rows", Integer.toString(table.rows())));
        }
    }

    private static void requireReviewer() {
        CurrentAccess.requireRole(REVIEWERS.toArray(Role[]::new));
    }
}
