package org.jieli.assessment.scoring;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jieli.shared.Fault;
import org.jieli.web.FormFault;
import org.jieli.web.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page on which an expert grades a unit. */
@Controller
class GradingController {

    private final Grading grading;

    GradingController(Grading grading) {
        this.grading = grading;
    }

    @GetMapping("/scoring/{id}/units/{unit}/grades")
    ModelAndView grades(@PathVariable("id") UUID id, @PathVariable("unit") UUID unit) {
        return page(id, unit, Map.of(), null);
    }

    @PostMapping("/scoring/{id}/units/{unit}/grades")
    ModelAndView keep(
            @PathVariable("id") UUID id,
            @PathVariable("unit") UUID unit,
            @RequestParam Map<String, String> typed,
            RedirectAttributes next) {
        boolean last = typed.containsKey("handIn");
        try {
            if (last) {
                grading.handIn(id, unit, own(typed));
            } else {
                grading.keep(id, unit, own(typed));
            }
            next.addFlashAttribute(Ui.DONE, last ? "scoring.was-handed-in" : "scoring.was-kept");
            return new ModelAndView("redirect:/scoring/" + id + (last ? "" : "/units/" + unit + "/grades"));
        } catch (Fault fault) {
            return page(id, unit, typed, fault);
        }
    }

    private static Map<Integer, GradeRepository.Own> own(Map<String, String> typed) {
        Map<Integer, GradeRepository.Own> own = new HashMap<>();
        typed.forEach((field, grade) -> {
            if (field.matches("grade-\\d{1,3}")) {
                int number = Integer.parseInt(field.substring("grade-".length()));
                own.put(
                        number,
                        new GradeRepository.Own(
                                grade.strip(),
                                typed.getOrDefault("evidence-" + number, "").strip()));
            }
        });
        return own;
    }

    private ModelAndView page(UUID id, UUID unit, Map<String, String> typed, @Nullable Fault fault) {
        ModelAndView page = new ModelAndView("assessment/scoring/grades");
        Grading.OwnSheet sheet = grading.own(id, unit);
        Map<String, String> shown = new HashMap<>();
        sheet.own().forEach((number, own) -> {
            shown.put("grade-" + number, own.grade());
            shown.put("evidence-" + number, own.evidence());
        });
        shown.putAll(typed);
        page.addObject("sheet", sheet);
        page.addObject("typed", new ScoringController.Typed(shown, new FormFault(fault)));
        return ScoringController.with(page, fault);
    }
}
