package org.jieli.region;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.Role;
import org.jieli.web.FormFault;
import org.jieli.web.MenuEntry;
import org.jieli.web.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Browsing the divisions, and changing one from a day on. */
@Controller
class DivisionController {

    private static final int HITS = 100;

    private final Divisions divisions;
    private final DivisionChanges changes;
    private final Clock clock;

    DivisionController(Divisions divisions, DivisionChanges changes, Clock clock) {
        this.divisions = divisions;
        this.changes = changes;
        this.clock = clock;
    }

    @Bean
    static MenuEntry divisionsMenu() {
        return new MenuEntry(
                MenuEntry.Group.ADMINISTRATION,
                20,
                "region.title",
                "/administration/divisions",
                "map-2",
                Set.of(Role.ADMINISTRATOR, Role.HEALTH_COMMISSION));
    }

    @GetMapping("/administration/divisions")
    String browse(
            @RequestParam(name = "parent", defaultValue = "") String parent,
            @RequestParam(name = "q", defaultValue = "") String q,
            @RequestParam(name = "on", required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate on,
            Model model) {
        CurrentAccess.requireRole(Role.ADMINISTRATOR, Role.HEALTH_COMMISSION);
        LocalDate day = on == null ? LocalDate.now(clock) : on;
        return page(parent, q, day, RenameForm.empty(parent), null, model);
    }

    @PostMapping("/administration/divisions/rename")
    String rename(RenameForm typed, Model model, HttpServletResponse response, RedirectAttributes flash) {
        CurrentAccess.requireRole(Role.ADMINISTRATOR);
        try {
            changes.rename(typed.division(), typed.newName(), typed.day());
            flash.addFlashAttribute(Ui.DONE, "region.renamed");
            return "redirect:/administration/divisions?parent=" + typed.division();
        } catch (Fault fault) {
            response.setStatus(fault.code().status());
            return page(typed.division(), "", LocalDate.now(clock), typed, fault, model);
        }
    }

    private String page(String parent, String q, LocalDate day, RenameForm typed, @Nullable Fault fault, Model model) {
        List<Division> shown = q.isBlank() ? divisions.children(parent, day) : divisions.search(q.strip(), day, HITS);
        model.addAttribute(
                "page",
                new DivisionPage(
                        parent,
                        q,
                        day,
                        divisions.path(parent, day),
                        shown,
                        divisions.history(parent),
                        divisions.poolingRegionOf(parent, day).orElse(null),
                        code -> divisions.fullName(code, day),
                        CurrentAccess.require().role() == Role.ADMINISTRATOR && DivisionChanges.isOfAsker(parent),
                        typed,
                        new FormFault(fault)));
        return "region/divisions";
    }
}
