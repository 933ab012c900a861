package org.jieli.assessment.task;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jieli.assessment.form.Forms;
import org.jieli.institution.InstitutionSummary;
import org.jieli.institution.Institutions;
import org.jieli.shared.ChinaTime;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Role;
import org.jieli.web.FormFault;
import org.jieli.web.MenuEntry;
import org.jieli.web.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The tasks of a leader: set, opened and closed, who is asked, locked and published. */
@Controller
class TaskController {

    private static final String PATH = "/reporting/tasks";
    private static final int CHOICES = 20;
    private static final int PAGE = 50;

    private final Tasks tasks;
    private final TaskUnits units;
    private final ClosingTasks closing;
    private final Reports reports;
    private final ReportLists lists;
    private final Forms forms;
    private final Institutions institutions;
    private final Clock clock;

    TaskController(
            Tasks tasks,
            TaskUnits units,
            ClosingTasks closing,
            Reports reports,
            ReportLists lists,
            Forms forms,
            Institutions institutions,
            Clock clock) {
        this.tasks = tasks;
        this.units = units;
        this.closing = closing;
        this.reports = reports;
        this.lists = lists;
        this.forms = forms;
        this.institutions = institutions;
        this.clock = clock;
    }

    /** The evaluator's; the nation's health commission comes here from the page of progress. */
    @Bean
    static MenuEntry tasksMenu() {
        return new MenuEntry(
                MenuEntry.Group.REPORTING, 40, "task.title", PATH, "clipboard-list", Set.of(Role.EVALUATOR));
    }

    @GetMapping(PATH)
    ModelAndView list() {
        ReportAccess.requireLead();
        ModelAndView page = new ModelAndView("assessment/task/list");
        page.addObject("tasks", ledTasks());
        return page;
    }

    @GetMapping(PATH + "/new")
    ModelAndView fresh() {
        ReportAccess.requireLead();
        return form(Map.of("edition", forms.editions().getLast()), FormFault.NONE);
    }

    @PostMapping(PATH)
    ModelAndView set(@RequestParam Map<String, String> typed, RedirectAttributes next) {
        ReportAccess.requireLead();
        TaskFields fields = new TaskFields(typed);
        NewTask wanted = fields.task();
        try {
            if (!fields.faults().isEmpty()) {
                throw new Fault(CommonFault.INVALID, FieldFault.joined(fields.faults(), tasks.faults(wanted)));
            }
            UUID id = tasks.set(wanted);
            next.addFlashAttribute(Ui.DONE, "task.done-set");
            return new ModelAndView("redirect:" + PATH + "/" + id);
        } catch (Fault fault) {
            ModelAndView page = form(typed, new FormFault(fault));
            page.setStatus(HttpStatus.valueOf(fault.code().status()));
            return page;
        }
    }

    @GetMapping(PATH + "/{id}")
    ModelAndView record(
            @PathVariable("id") UUID id,
            @RequestParam(name = "q", defaultValue = "") String q,
            @RequestParam(name = "after", required = false) @Nullable String after) {
        return page(led(id), q, after, "", Map.of(), FormFault.NONE);
    }

    @PostMapping(PATH + "/{id}/times")
    ModelAndView times(@PathVariable("id") UUID id, @RequestParam Map<String, String> typed, RedirectAttributes next) {
        TaskFields fields = new TaskFields(typed);
        return taken(id, "times", typed, next, "task.done-times", () -> {
            var opens = fields.time("opens");
            var closes = fields.time("closes");
            Fault.throwIfAny(fields.faults());
            tasks.changeTimes(id, opens, closes, Integer.parseInt(fields.text("version")));
        });
    }

    @PostMapping(PATH + "/{id}/ask-again")
    ModelAndView askAgain(@PathVariable("id") UUID id, RedirectAttributes next) {
        next.addFlashAttribute("asked", tasks.askAgain(id));
        return new ModelAndView("redirect:" + PATH + "/" + id);
    }

    @PostMapping(PATH + "/{id}/units")
    ModelAndView add(@PathVariable("id") UUID id, @RequestParam Map<String, String> typed, RedirectAttributes next) {
        return taken(
                id,
                "units",
                typed,
                next,
                "task.done-added",
                () -> units.add(id, identifier(typed.get("institution")), typed.get("form")));
    }

    @PostMapping(PATH + "/{id}/units/{report}/remove")
    ModelAndView remove(@PathVariable("id") UUID id, @PathVariable("report") UUID report, RedirectAttributes next) {
        return taken(id, "remove", Map.of(), next, "task.done-removed", () -> units.remove(id, report));
    }

    @PostMapping(PATH + "/{id}/pilot-cities")
    ModelAndView pilots(@PathVariable("id") UUID id, @RequestParam Map<String, String> typed, RedirectAttributes next) {
        return taken(
                id,
                "pilots",
                typed,
                next,
                "task.done-pilots",
                () -> units.namePilotCities(id, typed.getOrDefault("pilotCities", "")));
    }

    @PostMapping(PATH + "/{id}/lock")
    ModelAndView lock(@PathVariable("id") UUID id, RedirectAttributes next) {
        return taken(id, "close", Map.of(), next, "task.done-locked", () -> closing.lockAccepted(id));
    }

    @PostMapping(PATH + "/{id}/publish")
    ModelAndView publish(@PathVariable("id") UUID id, RedirectAttributes next) {
        return taken(id, "close", Map.of(), next, "task.done-published", () -> closing.publish(id));
    }

    /** One institution in the search box. */
    record Choice(String code, String name) {}

    @GetMapping(PATH + "/{id}/candidates")
    @ResponseBody
    List<Choice> candidates(@PathVariable("id") UUID id, @RequestParam(name = "q", defaultValue = "") String q) {
        Task task = led(id);
        return institutions.search(q.strip(), ChinaTime.date(clock.instant()), CHOICES * CHOICES).stream()
                .filter(found -> found.division().startsWith(task.division()))
                .limit(CHOICES)
                .map(found -> new Choice(found.id().toString(), found.name()))
                .toList();
    }

    private ModelAndView taken(
            UUID id, String form, Map<String, String> typed, RedirectAttributes next, String done, Runnable work) {
        try {
            work.run();
        } catch (Fault fault) {
            ModelAndView page = page(led(id), "", null, form, typed, new FormFault(fault));
            page.setStatus(HttpStatus.valueOf(fault.code().status()));
            return page;
        }
        next.addFlashAttribute(Ui.DONE, done);
        return new ModelAndView("redirect:" + PATH + "/" + id);
    }

    private ModelAndView form(Map<String, String> typed, FormFault fault) {
        ModelAndView page = new ModelAndView("assessment/task/form");
        page.addObject("typed", typed);
        page.addObject("fault", fault);
        page.addObject("editions", forms.editions());
        page.addObject("tasks", ledTasks());
        return page;
    }

    private ModelAndView page(
            Task task, String q, @Nullable String after, String form, Map<String, String> typed, FormFault fault) {
        ReportSelection all = new ReportSelection(task.id(), task.division(), null, null, false);
        String chosen = typed.getOrDefault("institution", "");
        ModelAndView page = new ModelAndView("assessment/task/record");
        page.addObject(
                "page",
                new TaskPage(
                        task,
                        lists.named(all, q.strip(), ReportKey.parse(after), PAGE),
                        lists.counts(all),
                        units.choices(task),
                        q.strip(),
                        form,
                        typed,
                        java.util.Optional.ofNullable(identifier(chosen))
                                .flatMap(institutions::find)
                                .map(InstitutionSummary::name)
                                .orElse(""),
                        fault));
        return page;
    }

    private List<Task> ledTasks() {
        String area = CurrentAccess.require().division();
        return reports.tasks().stream()
                .filter(task -> task.division().startsWith(area))
                .toList();
    }

    private Task led(UUID id) {
        ReportAccess.requireLead();
        return ledTasks().stream()
                .filter(task -> task.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
    }

    private static @Nullable UUID identifier(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
