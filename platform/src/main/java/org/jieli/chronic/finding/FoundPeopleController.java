package org.jieli.chronic.finding;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jieli.chronic.ChronicProgramme;
import org.jieli.resident.Residents;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Role;
import org.jieli.web.KeysetPage;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The review of people who were found: take into the programme, postpone, or not; and whose pressure was not taken this year. */
@Controller
class FoundPeopleController {

    private static final Set<Role> DOERS = EnumSet.of(Role.VILLAGE_DOCTOR, Role.FAMILY_DOCTOR);
    static final String DISEASE = "DISEASE";
    private static final int PAGE = 50;

    private final FoundPeople candidates;
    private final Residents residents;

    FoundPeopleController(FoundPeople candidates, Residents residents) {
        this.candidates = candidates;
        this.residents = residents;
    }

    @Bean
    static MenuEntry candidateMenu() {
        return new MenuEntry(
                MenuEntry.Group.CHRONIC, 20, "chronic.candidates", "/chronic/candidates", "user-search", DOERS);
    }

    @GetMapping("/chronic/candidates")
    String list(
            @RequestParam(defaultValue = DISEASE) String kind,
            @RequestParam(required = false) @Nullable ChronicProgramme programme,
            @RequestParam(required = false) @Nullable String after,
            Model model) {
        CurrentAccess.requireRole(DOERS.toArray(Role[]::new));
        KeysetPage<FoundPerson> page = candidates.waiting(kind, programme, after, PAGE);
        model.addAttribute("kind", kind);
        model.addAttribute("programme", programme);
        model.addAttribute("page", page);
        model.addAttribute("count", candidates.count(kind, programme));
        model.addAttribute(
                "people",
                residents.findAll(
                        page.items().stream().map(FoundPerson::residentId).collect(Collectors.toSet())));
        return "chronic/finding/candidates";
    }

    /** People of the age who were seen this year and whose pressure nobody took. */
    @GetMapping("/chronic/unmeasured")
    String unmeasured(Model model) {
        CurrentAccess.requireRole(DOERS.toArray(Role[]::new));
        List<FoundPeople.Unmeasured> found = candidates.unmeasured(PAGE);
        model.addAttribute("found", found);
        model.addAttribute("count", candidates.countUnmeasured());
        model.addAttribute(
                "people",
                residents.findAll(
                        found.stream().map(FoundPeople.Unmeasured::residentId).collect(Collectors.toSet())));
        return "chronic/finding/unmeasured";
    }

    @PostMapping("/chronic/candidates/{id}/postpone")
    String postpone(
            @PathVariable UUID id,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate until,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        return decided(() -> candidates.postpone(id, until), id, model, redirect, response);
    }

    @PostMapping("/chronic/candidates/{id}/decline")
    String decline(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String reason,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        return decided(() -> candidates.decline(id, reason), id, model, redirect, response);
    }

    private String decided(
            Runnable decision, UUID id, Model model, RedirectAttributes redirect, HttpServletResponse response) {
        try {
            decision.run();
            redirect.addFlashAttribute(Ui.DONE, "chronic.candidate-decided");
            return "redirect:/chronic/candidates";
        } catch (Fault fault) {
            List<FieldFault> faults = fault.fields();
            if (faults.isEmpty()) {
                throw fault;
            }
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("faults", faults);
            model.addAttribute("faulty", id);
            return list(DISEASE, null, null, model);
        }
    }
}
