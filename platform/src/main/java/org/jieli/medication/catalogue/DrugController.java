package org.jieli.medication.catalogue;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Role;
import org.jieli.web.MenuEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** The catalogue as a page, in the search box of a form, and for other systems. */
@Controller
class DrugController {

    private static final Set<Role> READERS = EnumSet.of(
            Role.VILLAGE_DOCTOR,
            Role.FAMILY_DOCTOR,
            Role.SPECIALIST,
            Role.PHARMACIST,
            Role.ALLIANCE_OFFICE,
            Role.HEALTH_COMMISSION,
            Role.ADMINISTRATOR);
    private static final int SHOWN = 100;
    private static final int OFFERED = 25;
    private static final int MOST = 200;

    private final DrugCatalogue catalogue;

    DrugController(DrugCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Bean
    static MenuEntry drugMenu() {
        return new MenuEntry(MenuEntry.Group.MEDICATION, 90, "medication.drugs", "/drugs", "pill", READERS);
    }

    @GetMapping("/drugs")
    String list(@RequestParam(name = "q", defaultValue = "") String q, Model model) {
        Role role = CurrentAccess.requireRole(READERS.toArray(Role[]::new)).role();
        List<Drug> found = catalogue.search(q, MOST);
        model.addAttribute("q", q.strip());
        model.addAttribute("drugs", found.subList(0, Math.min(SHOWN, found.size())));
        model.addAttribute("count", found.size());
        model.addAttribute("mayImport", role == Role.ADMINISTRATOR || role == Role.HEALTH_COMMISSION);
        return "medication/catalogue/drugs";
    }

    /** One drug in the search box. */
    record Choice(UUID code, String name, String detail) {}

    @GetMapping("/drugs/search")
    @ResponseBody
    List<Choice> box(@RequestParam(name = "q", defaultValue = "") String q) {
        CurrentAccess.require();
        return catalogue.search(q, OFFERED).stream()
                .map(drug -> new Choice(drug.id(), drug.title(), drug.form()))
                .toList();
    }

    record Page(List<Drug> items) {}

    @GetMapping("/api/v1/drugs")
    @ResponseBody
    Page search(
            @RequestParam(name = "q", defaultValue = "") String q,
            @RequestParam(name = "limit", defaultValue = "50") int limit) {
        return new Page(catalogue.search(q, Math.clamp(limit, 1, MOST)));
    }
}
