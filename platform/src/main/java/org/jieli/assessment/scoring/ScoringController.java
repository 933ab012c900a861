package org.jieli.assessment.scoring;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jieli.assessment.evaluation.Figures;
import org.jieli.assessment.task.ReportAccess;
import org.jieli.assessment.task.Reports;
import org.jieli.shared.Fault;
import org.jieli.shared.Role;
import org.jieli.web.FormFault;
import org.jieli.web.MenuEntry;
import org.jieli.web.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Appraisals: what waits for whom, how one is begun, and what its leader does. */
@Controller
class ScoringController {

    static final Set<Role> PARTIES =
            EnumSet.of(Role.HEALTH_COMMISSION, Role.EVALUATOR, Role.ALLIANCE_OFFICE, Role.INSURANCE_BUREAU);

    private final ReadingAppraisals reading;
    private final BeginningAppraisals beginning;
    private final Appraisals appraisals;
    private final Grading grading;
    private final Results results;
    private final Schemes schemes;
    private final Reports reports;
    private final Figures figures;

    ScoringController(
            ReadingAppraisals reading,
            BeginningAppraisals beginning,
            Appraisals appraisals,
            Grading grading,
            Results results,
            Schemes schemes,
            Reports reports,
            Figures figures) {
        this.reading = reading;
        this.beginning = beginning;
        this.appraisals = appraisals;
        this.grading = grading;
        this.results = results;
        this.schemes = schemes;
        this.reports = reports;
        this.figures = figures;
    }

    @Bean
    static MenuEntry scoringMenu() {
        return new MenuEntry(MenuEntry.Group.INDICATORS, 30, "scoring.title", "/scoring", "award", PARTIES);
    }

    /** What was typed where, and what is wrong with it. */
    record Typed(Map<String, String> values, FormFault fault) {

        static final Typed NOTHING = new Typed(Map.of(), FormFault.NONE);

        String get(String field) {
            return values.getOrDefault(field, "");
        }
    }

    @GetMapping("/scoring")
    String index(Model model) {
        boolean leads = ReportAccess.leadsTasks();
        model.addAttribute("leads", leads);
        model.addAttribute("led", leads ? reading.led() : List.of());
        model.addAttribute("assigned", grading.assigned());
        model.addAttribute("results", results.readable());
        model.addAttribute("names", reading.names());
        model.addAttribute("published", results.published());
        return "assessment/scoring/index";
    }

    @GetMapping("/scoring/new")
    ModelAndView empty() {
        return form(new BeginningAppraisals.NewAppraisal(null, null, null, List.of()), null);
    }

    @PostMapping("/scoring")
    ModelAndView begin(
            @RequestParam(name = "name", required = false) @Nullable String name,
            @RequestParam(name = "task", required = false) @Nullable UUID task,
            @RequestParam(name = "scheme", required = false) @Nullable UUID scheme,
            @RequestParam(name = "experts", required = false) @Nullable List<UUID> experts,
            RedirectAttributes next) {
        BeginningAppraisals.NewAppraisal wanted =
                new BeginningAppraisals.NewAppraisal(name, task, scheme, experts == null ? List.of() : experts);
        try {
            ReportAccess.requireLead();
            if (task != null) {
                figures.derive(reports.task(task).id());
            }
            UUID id = beginning.begin(wanted);
            next.addFlashAttribute(Ui.DONE, "scoring.begun");
            return new ModelAndView("redirect:/scoring/" + id);
        } catch (Fault fault) {
            return form(wanted, fault);
        }
    }

    @GetMapping("/scoring/{id}")
    ModelAndView appraisal(@PathVariable("id") UUID id) {
        return page(id, Typed.NOTHING, null);
    }

    @PostMapping("/scoring/{id}/feedback")
    ModelAndView feedBack(
            @PathVariable("id") UUID id,
            @RequestParam(name = "lastDay", required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
                    LocalDate lastDay,
            RedirectAttributes next) {
        try {
            appraisals.feedBack(id, lastDay);
            next.addFlashAttribute(Ui.DONE, "scoring.fed-back");
            return new ModelAndView("redirect:/scoring/" + id);
        } catch (Fault fault) {
            return page(id, new Typed(Map.of("lastDay", String.valueOf(lastDay)), new FormFault(fault)), fault);
        }
    }

    @PostMapping("/scoring/{id}/publish")
    ModelAndView publish(
            @PathVariable("id") UUID id, @RequestParam("audience") Audience audience, RedirectAttributes next) {
        try {
            appraisals.publish(id, audience);
            next.addFlashAttribute(Ui.DONE, "scoring.was-published");
            return new ModelAndView("redirect:/scoring/" + id);
        } catch (Fault fault) {
            return page(id, new Typed(Map.of(), new FormFault(fault)), fault);
        }
    }

    @GetMapping("/scoring/{id}/units/{unit}/sheet")
    ModelAndView sheet(@PathVariable("id") UUID id, @PathVariable("unit") UUID unit) {
        return sheet(id, unit, Typed.NOTHING, null);
    }

    @PostMapping("/scoring/{id}/units/{unit}/items/{number}")
    ModelAndView decide(
            @PathVariable("id") UUID id,
            @PathVariable("unit") UUID unit,
            @PathVariable("number") int number,
            @RequestParam Map<String, String> typed,
            RedirectAttributes next) {
        try {
            appraisals.decide(id, unit, number, typed.get("grade-" + number), typed.get("reason-" + number));
            next.addFlashAttribute(Ui.DONE, "scoring.was-decided");
            return new ModelAndView("redirect:/scoring/" + id + "/units/" + unit + "/sheet");
        } catch (Fault fault) {
            return sheet(id, unit, new Typed(typed, new FormFault(fault)), fault);
        }
    }

    private ModelAndView form(BeginningAppraisals.NewAppraisal typed, @Nullable Fault fault) {
        ModelAndView page = new ModelAndView("assessment/scoring/new");
        page.addObject("typed", typed);
        page.addObject("tasks", reports.tasks());
        page.addObject("schemes", schemes.all());
        page.addObject("experts", beginning.possibleExperts());
        page.addObject("fault", new FormFault(fault));
        return with(page, fault);
    }

    private ModelAndView page(UUID id, Typed typed, @Nullable Fault fault) {
        Appraisal appraisal = reading.require(id);
        ModelAndView page = new ModelAndView("assessment/scoring/appraisal");
        boolean leads = results.leads(appraisal);
        boolean expert = grading.isExpert(appraisal);
        if (!leads && !expert) {
            appraisals.led(id);
        }
        page.addObject("appraisal", appraisal);
        page.addObject("task", reports.task(appraisal.taskId()));
        page.addObject("scheme", schemes.require(appraisal.schemeId()));
        page.addObject("experts", reading.experts(id));
        page.addObject("assigned", expert ? grading.units(appraisal) : List.of());
        page.addObject("scored", leads ? appraisals.scored(appraisal) : List.of());
        page.addObject("leads", leads);
        page.addObject("typed", typed);
        return with(page, fault);
    }

    private ModelAndView sheet(UUID id, UUID unit, Typed typed, @Nullable Fault fault) {
        Appraisal appraisal = appraisals.led(id);
        Scheme scheme = schemes.require(appraisal.schemeId());
        ModelAndView page = new ModelAndView("assessment/scoring/sheet");
        page.addObject("appraisal", appraisal);
        page.addObject("scheme", scheme);
        page.addObject("set", schemes.set(scheme));
        page.addObject("scored", appraisals.scored(appraisal, unit));
        page.addObject("typed", typed);
        return with(page, fault);
    }

    static ModelAndView with(ModelAndView page, @Nullable Fault fault) {
        if (fault != null) {
            page.setStatus(HttpStatus.valueOf(fault.code().status()));
        }
        return page;
    }
}
