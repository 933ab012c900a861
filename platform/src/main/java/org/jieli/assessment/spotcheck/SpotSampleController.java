package org.jieli.assessment.spotcheck;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jieli.assessment.form.Form;
import org.jieli.assessment.form.Forms;
import org.jieli.assessment.task.Reports;
import org.jieli.assessment.task.Task;
import org.jieli.shared.Fault;
import org.jieli.shared.Role;
import org.jieli.web.FormFault;
import org.jieli.web.MenuEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Samples of a task: drawn and looked at. */
@Controller
class SpotSampleController {

    private static final String PATH = "/reporting/spot-checks";

    private final SpotSamples samples;
    private final Reports reports;
    private final Forms forms;

    SpotSampleController(SpotSamples samples, Reports reports, Forms forms) {
        this.samples = samples;
        this.reports = reports;
        this.forms = forms;
    }

    @Bean
    static MenuEntry spotChecksMenu() {
        return new MenuEntry(
                MenuEntry.Group.REPORTING,
                50,
                "spotcheck.title",
                PATH,
                "zoom-check",
                Set.of(Role.EVALUATOR, Role.HEALTH_COMMISSION));
    }

    @GetMapping(PATH)
    ModelAndView list() {
        return list(SampleForm.EMPTY, FormFault.NONE);
    }

    @PostMapping(PATH)
    ModelAndView draw(@RequestParam("task") UUID task, SampleForm typed) {
        try {
            return new ModelAndView("redirect:" + PATH + "/" + samples.draw(task, typed));
        } catch (Fault fault) {
            return list(typed, new FormFault(fault));
        }
    }

    @GetMapping(PATH + "/{id}")
    String sample(@PathVariable("id") UUID id, Model model) {
        SpotSample sample = samples.find(id);
        Task task = reports.task(sample.taskId());
        model.addAttribute("sample", sample);
        model.addAttribute("task", task);
        model.addAttribute("drawn", samples.drawn(id));
        model.addAttribute("items", new ItemNames(forms, task));
        return "assessment/spotcheck/sample";
    }

    private ModelAndView list(SampleForm typed, FormFault fault) {
        SpotSamples.checker();
        @Nullable Task task = reports.chosenTask().orElse(null);
        ModelAndView page = new ModelAndView("assessment/spotcheck/samples");
        page.addObject("tasks", reports.tasks());
        page.addObject("task", task);
        page.addObject("samples", task == null ? List.of() : samples.list(task.id()));
        page.addObject(
                "forms",
                task == null
                        ? List.of()
                        : samples.forms(task).stream().map(Form::id).toList());
        page.addObject("typed", typed);
        page.addObject("fault", fault);
        if (fault.fault() != null) {
            page.setStatus(HttpStatus.valueOf(fault.fault().code().status()));
        }
        return page;
    }
}
