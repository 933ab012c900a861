package org.jieli.assessment.checking;

import java.util.UUID;
import org.jieli.assessment.task.ReportAccess;
import org.jieli.assessment.task.Reports;
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

/** What is to be mended and explained before a report may be submitted. */
@Controller
class CheckController {

    private final Checking checking;
    private final Reports reports;

    CheckController(Checking checking, Reports reports) {
        this.checking = checking;
        this.reports = reports;
    }

    /** An explanation that was not taken. */
    record Refused(String checkId, String words, FormFault fault) {}

    @GetMapping("/reporting/reports/{id}/checks")
    ModelAndView checks(@PathVariable("id") UUID id, @ModelAttribute("ui") Ui ui) {
        return page(id, ui, null);
    }

    @PostMapping("/reporting/reports/{id}/checks/{check}")
    ModelAndView explain(
            @PathVariable("id") UUID id,
            @PathVariable("check") String check,
            @RequestParam("words") String words,
            @ModelAttribute("ui") Ui ui,
            RedirectAttributes next) {
        try {
            checking.explain(id, check, words);
            next.addFlashAttribute(Ui.DONE, "check.explanation-kept");
            return new ModelAndView("redirect:/reporting/reports/" + id + "/checks");
        } catch (Fault fault) {
            ModelAndView page = page(id, ui, new Refused(check, words, new FormFault(fault)));
            page.setStatus(HttpStatus.valueOf(fault.code().status()));
            return page;
        }
    }

    private ModelAndView page(UUID id, Ui ui, @Nullable Refused refused) {
        Checking.Checked checked = checking.check(id);
        Reports.Opened opened = checked.opened();
        ModelAndView page = new ModelAndView("assessment/checking/checks");
        page.addObject("opened", opened);
        page.addObject("checks", checked.report());
        page.addObject("words", new CheckWords(opened.form(), ui));
        page.addObject("steps", reports.steps(opened));
        page.addObject("refused", refused);
        page.addObject(
                "writable",
                ReportAccess.mayFill(opened.report().unit()) && opened.report().isOpen(opened.task(), ui.now()));
        return page;
    }
}
