package org.jieli.enrolment.population;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jieli.enrolment.KeyPopulation;
import org.jieli.enrolment.policy.EnrolmentPolicies;
import org.jieli.enrolment.policy.PopulationRule;
import org.jieli.resident.ResidentSummary;
import org.jieli.resident.Residents;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Role;
import org.jieli.web.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The key populations of a resident: what the record tells, and what is written down by hand. */
@Controller
class PopulationController {

    private static final Set<Role> WRITERS = EnumSet.of(Role.VILLAGE_DOCTOR, Role.FAMILY_DOCTOR, Role.SPECIALIST);
    private static final String PATH = "/enrolments/populations/";

    private final StoredKeyPopulations populations;
    private final EnrolmentPolicies policies;
    private final Residents residents;
    private final Clock clock;

    PopulationController(
            StoredKeyPopulations populations, EnrolmentPolicies policies, Residents residents, Clock clock) {
        this.populations = populations;
        this.policies = policies;
        this.residents = residents;
        this.clock = clock;
    }

    @GetMapping(PATH + "{resident}")
    String show(@PathVariable UUID resident, Model model) {
        return page(resident, Map.of("since", LocalDate.now(clock).toString()), List.of(), model);
    }

    @PostMapping(PATH + "{resident}")
    String write(
            @PathVariable UUID resident,
            @RequestParam Map<String, String> typed,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        CurrentAccess.requireRole(WRITERS.toArray(Role[]::new));
        try {
            populations.write(resident, population(typed.get("population")), date(typed.get("since")));
            flash.addFlashAttribute(Ui.DONE, "enrolment.saved");
            return "redirect:" + PATH + resident;
        } catch (Fault fault) {
            if (fault.fields().isEmpty()) {
                throw fault;
            }
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(resident, typed, fault.fields(), model);
        }
    }

    @PostMapping(PATH + "{resident}/{id}/end")
    String end(@PathVariable UUID resident, @PathVariable UUID id, RedirectAttributes flash) {
        CurrentAccess.requireRole(WRITERS.toArray(Role[]::new));
        populations.end(resident, id);
        flash.addFlashAttribute(Ui.DONE, "enrolment.saved");
        return "redirect:" + PATH + resident;
    }

    private String page(UUID id, Map<String, String> typed, List<FieldFault> faults, Model model) {
        ResidentSummary resident = residents.find(id).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        LocalDate today = LocalDate.now(clock);
        model.addAttribute("resident", resident);
        model.addAttribute("populations", populations.of(id, today));
        model.addAttribute("written", populations.written(id));
        model.addAttribute("rules", policies.populations(today));
        model.addAttribute(
                "byHand",
                policies.populations(today).stream()
                        .filter(rule -> rule.by() == PopulationRule.By.HAND)
                        .map(PopulationRule::population)
                        .toList());
        model.addAttribute("mayWrite", WRITERS.contains(CurrentAccess.require().role()));
        model.addAttribute("typed", typed);
        model.addAttribute("faults", faults);
        return "enrolment/population/record";
    }

    private static @Nullable KeyPopulation population(@Nullable String typed) {
        return java.util.Arrays.stream(KeyPopulation.values())
                .filter(each -> each.name().equals(typed))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable LocalDate date(@Nullable String typed) {
        try {
            return typed == null || typed.isBlank() ? null : LocalDate.parse(typed.strip());
        } catch (DateTimeParseException e) {
            throw new Fault(CommonFault.INVALID, List.of(FieldFault.of("since", "enrolment.no-date")));
        }
    }
}
