package org.jieli.assessment.scoring;

import java.util.Map;
import java.util.UUID;
import org.jieli.assessment.task.ReportAccess;
import org.jieli.shared.Fault;
import org.jieli.web.FormFault;
import org.jieli.web.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Scoring schemes and their versions. */
@Controller
class SchemeController {

    private final Schemes schemes;

    SchemeController(Schemes schemes) {
        this.schemes = schemes;
    }

    @GetMapping("/scoring/schemes")
    String all(Model model) {
        model.addAttribute("schemes", schemes.all());
        return "assessment/scoring/schemes";
    }

    @GetMapping("/scoring/schemes/{id}")
    ModelAndView scheme(@PathVariable("id") UUID id) {
        return page(id, null, null);
    }

    @PostMapping("/scoring/schemes/{id}/copy")
    String copy(@PathVariable("id") UUID id, RedirectAttributes next) {
        UUID copy = schemes.copy(id);
        next.addFlashAttribute(Ui.DONE, "scoring.was-copied");
        return "redirect:/scoring/schemes/" + copy;
    }

    @PostMapping("/scoring/schemes/{id}")
    ModelAndView change(@PathVariable("id") UUID id, @RequestParam Map<String, String> typed, RedirectAttributes next) {
        SchemeForm form = new SchemeForm(typed);
        try {
            UUID kept = schemes.change(id, form);
            next.addFlashAttribute(Ui.DONE, kept.equals(id) ? "scoring.scheme-changed" : "scoring.next-version-made");
            return new ModelAndView("redirect:/scoring/schemes/" + kept);
        } catch (Fault fault) {
            return page(id, form, fault);
        }
    }

    private ModelAndView page(UUID id, @Nullable SchemeForm typed, @Nullable Fault fault) {
        ReportAccess.requireLead();
        Scheme scheme = schemes.require(id);
        ModelAndView page = new ModelAndView("assessment/scoring/scheme");
        page.addObject("scheme", scheme);
        page.addObject("set", schemes.set(scheme));
        page.addObject("form", typed == null ? SchemeForm.of(scheme) : typed);
        page.addObject("changes", schemes.changes(scheme));
        page.addObject("fault", new FormFault(fault));
        return ScoringController.with(page, fault);
    }
}
