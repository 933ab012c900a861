package org.jieli.assessment.scoring;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.UUID;
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

/** A unit's result with objections and what is to be put right, and the page of the published levels. */
@Controller
class ResultController {

    private final Results results;
    private final Schemes schemes;

    ResultController(Results results, Schemes schemes) {
        this.results = results;
        this.schemes = schemes;
    }

    @GetMapping("/scoring/{id}/units/{unit}")
    ModelAndView result(@PathVariable("id") UUID id, @PathVariable("unit") UUID unit) {
        return page(id, unit, ScoringController.Typed.NOTHING, null);
    }

    @PostMapping("/scoring/{id}/units/{unit}/objections")
    ModelAndView object(
            @PathVariable("id") UUID id,
            @PathVariable("unit") UUID unit,
            @RequestParam Map<String, String> typed,
            RedirectAttributes next) {
        return act(id, unit, typed, next, "scoring.was-objected", () -> results.object(id, unit, typed.get("words")));
    }

    @PostMapping("/scoring/{id}/units/{unit}/objections/{objection}")
    ModelAndView answer(
            @PathVariable("id") UUID id,
            @PathVariable("unit") UUID unit,
            @PathVariable("objection") UUID objection,
            @RequestParam Map<String, String> typed,
            RedirectAttributes next) {
        return act(
                id,
                unit,
                typed,
                next,
                "scoring.was-answered",
                () -> results.answer(
                        id, unit, objection, typed.containsKey("upheld"), typed.get("answer-" + objection)));
    }

    @PostMapping("/scoring/{id}/units/{unit}/rectifications")
    ModelAndView demand(
            @PathVariable("id") UUID id,
            @PathVariable("unit") UUID unit,
            @RequestParam Map<String, String> typed,
            RedirectAttributes next) {
        return act(
                id,
                unit,
                typed,
                next,
                "scoring.was-demanded",
                () -> results.demand(id, unit, typed.get("demand"), date(typed.get("due"))));
    }

    @PostMapping("/scoring/{id}/units/{unit}/rectifications/{rectification}/proof")
    ModelAndView prove(
            @PathVariable("id") UUID id,
            @PathVariable("unit") UUID unit,
            @PathVariable("rectification") UUID rectification,
            @RequestParam Map<String, String> typed,
            RedirectAttributes next) {
        return act(
                id,
                unit,
                typed,
                next,
                "scoring.was-proved",
                () -> results.prove(id, unit, rectification, typed.get("proof-" + rectification)));
    }

    @PostMapping("/scoring/{id}/units/{unit}/rectifications/{rectification}")
    ModelAndView judge(
            @PathVariable("id") UUID id,
            @PathVariable("unit") UUID unit,
            @PathVariable("rectification") UUID rectification,
            @RequestParam Map<String, String> typed,
            RedirectAttributes next) {
        return act(
                id,
                unit,
                typed,
                next,
                "scoring.was-judged",
                () -> results.judge(
                        id, unit, rectification, typed.containsKey("enough"), typed.get("back-" + rectification)));
    }

    @GetMapping("/published/scoring/{id}")
    String published(@PathVariable("id") UUID id, Model model) {
        Appraisal appraisal = results.requirePublished(id);
        model.addAttribute("appraisal", appraisal);
        model.addAttribute("levels", results.levels(appraisal));
        return "assessment/scoring/published";
    }

    private ModelAndView act(
            UUID id, UUID unit, Map<String, String> typed, RedirectAttributes next, String done, Runnable step) {
        try {
            step.run();
            next.addFlashAttribute(Ui.DONE, done);
            return new ModelAndView("redirect:/scoring/" + id + "/units/" + unit);
        } catch (Fault fault) {
            return page(id, unit, new ScoringController.Typed(typed, new FormFault(fault)), fault);
        }
    }

    private ModelAndView page(UUID id, UUID unit, ScoringController.Typed typed, @Nullable Fault fault) {
        Results.Result result = results.read(id, unit);
        Scheme scheme = schemes.require(result.appraisal().schemeId());
        ModelAndView page = new ModelAndView("assessment/scoring/result");
        page.addObject("result", result);
        page.addObject("scheme", scheme);
        page.addObject("set", schemes.set(scheme));
        page.addObject("leads", results.leads(result.appraisal()));
        page.addObject("typed", typed);
        return ScoringController.with(page, fault);
    }

    private static @Nullable LocalDate date(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? null : LocalDate.parse(text.strip());
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
