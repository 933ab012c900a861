package org.jieli.region;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Role;
import org.jieli.web.MenuEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

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
        Role role = CurrentAccess.requireRole(Role.ADMINISTRATOR, Role.HEALTH_COMMISSION)
                .role();
        LocalDate day = on == null ? LocalDate.now(clock) : on;
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
                        role == Role.ADMINISTRATOR));
        return "region/divisions";
    }

    @PostMapping("/administration/divisions/rename")
    String rename(
            @RequestParam("code") String code,
            @RequestParam("name") String name,
            @RequestParam("from") @DateTimeFormat(iso = ISO.DATE) LocalDate from) {
        CurrentAccess.requireRole(Role.ADMINISTRATOR);
        changes.rename(code, name.strip(), from);
        return "redirect:/administration/divisions?parent=" + code;
    }
}
