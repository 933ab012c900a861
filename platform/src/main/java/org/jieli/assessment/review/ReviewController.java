package org.jieli.assessment.review;

import java.util.Map;
import java.util.UUID;
import org.jieli.assessment.checking.CheckWords;
import org.jieli.assessment.checking.Checking;
import org.jieli.assessment.task.ReportAccess;
import org.jieli.assessment.task.ReportEvents;
import org.jieli.assessment.task.ReportStep;
import org.jieli.assessment.task.Reports;
import org.jieli.assessment.task.TaskFields;
import org.jieli.assessment.task.Tasks;
import org.jieli.shared.Fault;
import org.jieli.web.FormFault;
import org.jieli.web.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The review of a report, its record, and the steps that are taken on pages. */
@Controller
class ReviewController {

    private final Reviewing reviewing;
    private final ReviewSheets sheets;
    private final Reports reports;
    private final Checking checking;
    private final ReportEvents events;
    private final Submissions submissions;
    private final Tasks tasks;

    ReviewController(
            Reviewing reviewing,
            ReviewSheets sheets,
            Reports reports,
            Checking checking,
            ReportEvents events,
            Submissions submissions,
            Tasks tasks) {
        this.reviewing = reviewing;
        this.sheets = sheets;
        this.reports = reports;
        this.checking = checking;
        this.events = events;
        this.submissions = submissions;
        this.tasks = tasks;
    }

    @GetMapping("/reporting/reports/{id}/record")
    ModelAndView record(@PathVariable("id") UUID id) {
        return recordPage(id, Typed.NOTHING);
    }

    /** The latest version, or the one of a number. */
    @GetMapping("/reporting/reports/{id}/review")
    ModelAndView review(
            @PathVariable("id") UUID id,
            @RequestParam(name = "version", required = false) @Nullable Integer version,
            @ModelAttribute("ui") Ui ui) {
        return reviewPage(id, version, ui, Typed.NOTHING);
    }

    @PostMapping("/reporting/reports/{id}/steps")
    ModelAndView act(
            @PathVariable("id") UUID id,
            @RequestParam("step") ReportStep step,
            @RequestParam("version") int version,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            @RequestParam Map<String, String> fields,
            @ModelAttribute("ui") Ui ui,
            RedirectAttributes next) {
        Map<String, String> remarks = Typed.remarks(fields);
        try {
            reviewing.act(id, step, new StepWords(reason, remarks, null), version);
        } catch (Fault fault) {
            Typed typed = new Typed(reason, remarks, new FormFault(fault));
            ModelAndView page =
                    step.taker() == ReportStep.Taker.REVIEWER ? reviewPage(id, null, ui, typed) : recordPage(id, typed);
            page.setStatus(HttpStatus.valueOf(fault.code().status()));
            return page;
        }
        next.addFlashAttribute(Ui.DONE, "review.done-" + step.name().toLowerCase(java.util.Locale.ROOT));
        return new ModelAndView("redirect:"
                + (step.taker() == ReportStep.Taker.REVIEWER
                        ? "/reporting/review"
                        : "/reporting/reports/" + id + "/record"));
    }

    /** A later closing time for this report alone. */
    @PostMapping("/reporting/reports/{id}/extension")
    ModelAndView extend(@PathVariable("id") UUID id, @RequestParam Map<String, String> typed, RedirectAttributes next) {
        TaskFields fields = new TaskFields(typed);
        try {
            var to = fields.time("to");
            Fault.throwIfAny(fields.faults());
            tasks.extend(id, to, fields.text("reason"));
        } catch (Fault fault) {
            ModelAndView page = recordPage(id, Typed.NOTHING);
            page.addObject("extension", typed);
            page.addObject("extensionFault", new FormFault(fault));
            page.setStatus(HttpStatus.valueOf(fault.code().status()));
            return page;
        }
        next.addFlashAttribute(Ui.DONE, "review.done-extended");
        return new ModelAndView("redirect:/reporting/reports/" + id + "/record");
    }

    private ModelAndView recordPage(UUID id, Typed typed) {
        Reports.Opened opened = reports.read(id);
        ModelAndView page = new ModelAndView("assessment/review/record");
        page.addObject("opened", opened);
        page.addObject("steps", reports.steps(opened));
        page.addObject("events", events.of(id));
        page.addObject("versions", submissions.of(id));
        page.addObject("typed", typed);
        page.addObject(
                "extendable",
                ReportAccess.mayExtend(opened.report().unit())
                        && opened.task().publishedAt() == null
                        && opened.report().state().isWithFiller());
        return page;
    }

    private ModelAndView reviewPage(UUID id, @Nullable Integer version, Ui ui, Typed typed) {
        ReviewSheet sheet = sheets.open(id, version);
        Reports.Opened opened = sheet.opened();
        boolean latest = version == null || version == opened.report().submissions();
        ModelAndView page = new ModelAndView("assessment/review/review");
        page.addObject("sheet", sheet);
        page.addObject("steps", latest ? reports.steps(opened) : java.util.List.<ReportStep>of());
        // What the cells say now is what the version says only as long as nobody may change them.
        page.addObject("checks", latest && !opened.report().state().isWithFiller() ? checking.check(opened) : null);
        page.addObject("words", new CheckWords(opened.form(), ui));
        page.addObject("typed", typed);
        return page;
    }
}
