package org.jieli.chronic.worklist;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jieli.chronic.ChronicCare;
import org.jieli.resident.Residents;
import org.jieli.shared.Access;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.Role;
import org.jieli.web.KeysetPage;
import org.jieli.web.MenuEntry;
import org.jieli.web.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The work lists of chronic care: due, overdue, out of control, lost, the yearly examination; filters stand in the address. */
@Controller
class WorkListController {

    private static final Set<Role> DOERS = EnumSet.of(Role.VILLAGE_DOCTOR, Role.FAMILY_DOCTOR);
    private static final int PAGE = 50;

    private final WorkLists lists;
    private final WorkListExport export;
    private final Residents residents;
    private final ChronicCare care;
    private final Clock clock;

    WorkListController(WorkLists lists, WorkListExport export, Residents residents, ChronicCare care, Clock clock) {
        this.lists = lists;
        this.export = export;
        this.residents = residents;
        this.care = care;
        this.clock = clock;
    }

    @Bean
    static MenuEntry followUpMenu() {
        return new MenuEntry(MenuEntry.Group.CHRONIC, 10, "chronic.title", "/follow-ups", "calendar-heart", DOERS);
    }

    @GetMapping("/follow-ups")
    String list(AskedWork asked, @RequestParam(required = false) @Nullable String after, Model model) {
        WorkFilter filter = asked.read(doer().practitionerId());
        KeysetPage<WorkItem> page = lists.page(filter, after, PAGE);
        Set<UUID> people = page.items().stream().map(WorkItem::residentId).collect(Collectors.toSet());
        model.addAttribute("asked", asked);
        model.addAttribute("filter", filter);
        model.addAttribute("page", page);
        model.addAttribute("count", lists.count(filter));
        model.addAttribute("people", residents.findAll(people));
        model.addAttribute("states", care.ofAll(people));
        model.addAttribute("colleagues", lists.colleagues());
        model.addAttribute("today", LocalDate.now(clock));
        return "chronic/worklist/list";
    }

    @GetMapping("/follow-ups/export")
    void export(AskedWork asked, @ModelAttribute("ui") Ui ui, HttpServletResponse response) throws IOException {
        WorkFilter filter = asked.read(doer().practitionerId());
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader("Content-Disposition", "attachment; filename=\"follow-ups.xlsx\"");
        export.write(filter, ui, response.getOutputStream());
    }

    /** Gives what was ticked, or the whole list, to a colleague. */
    @PostMapping("/follow-ups/assign")
    String assign(
            AskedWork asked,
            @RequestParam(required = false) @Nullable List<UUID> chosen,
            @RequestParam(defaultValue = "false") boolean all,
            @RequestParam(required = false) @Nullable UUID practitioner,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        WorkFilter filter = asked.read(doer().practitionerId());
        try {
            lists.assign(all ? null : chosen == null ? List.of() : chosen, filter, practitioner);
            redirect.addFlashAttribute(Ui.DONE, "chronic.assigned-done");
            return "redirect:" + asked.at("/follow-ups");
        } catch (Fault fault) {
            if (fault.fields().isEmpty()) {
                throw fault;
            }
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAllAttributes(Map.of("faults", fault.fields()));
            return list(asked, null, model);
        }
    }

    private static Access doer() {
        return CurrentAccess.requireRole(DOERS.toArray(Role[]::new));
    }
}
