package org.jieli.chronic;

import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jieli.resident.ResidentSummary;
import org.jieli.resident.Residents;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Role;
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

/** The work list of follow-ups, and doing one. */
@Controller
class FollowUpController {

    private static final Set<Role> DOERS = EnumSet.of(Role.VILLAGE_DOCTOR, Role.FAMILY_DOCTOR);
    private static final int SHOWN = 100;
    private static final int WEEK = 7;

    private final StoredFollowUps followUps;
    private final Residents residents;
    private final Clock clock;

    FollowUpController(StoredFollowUps followUps, Residents residents, Clock clock) {
        this.followUps = followUps;
        this.residents = residents;
        this.clock = clock;
    }

    @Bean
    static MenuEntry followUpMenu() {
        return new MenuEntry(MenuEntry.Group.CHRONIC, 10, "chronic.title", "/follow-ups", "calendar-heart", DOERS);
    }

    @GetMapping("/follow-ups")
    String due(Model model) {
        LocalDate today = LocalDate.now(clock);
        List<FollowUpSummary> due =
                followUps.due(CurrentAccess.require().requireInstitution(), today.plusDays(WEEK), SHOWN);
        Map<UUID, ResidentSummary> people =
                residents.findAll(due.stream().map(FollowUpSummary::residentId).collect(Collectors.toSet()));
        model.addAttribute(
                "due",
                due.stream()
                        .filter(each -> people.containsKey(each.residentId()))
                        .toList());
        model.addAttribute("people", people);
        model.addAttribute("today", today);
        return "chronic/due";
    }

    @GetMapping("/follow-ups/{id}")
    String form(@PathVariable UUID id, Model model) {
        return page(id, Map.of(), List.of(), model);
    }

    @PostMapping("/follow-ups/{id}")
    String complete(
            @PathVariable UUID id, @RequestParam Map<String, String> typed, Model model, HttpServletResponse response) {
        try {
            followUps.complete(
                    id,
                    new FollowUpForm(
                            whole(typed, "systolic"),
                            whole(typed, "diastolic"),
                            decimal(typed, "fastingGlucose"),
                            typed.get("outcome"),
                            typed.get("note")));
            return "redirect:/follow-ups";
        } catch (Fault fault) {
            if (fault.fields().isEmpty()) {
                throw fault;
            }
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(id, typed, fault.fields(), model);
        }
    }

    private String page(UUID id, Map<String, String> typed, List<FieldFault> faults, Model model) {
        FollowUpSummary followUp = followUps.find(id).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        model.addAttribute("followUp", followUp);
        model.addAttribute(
                "resident", residents.find(followUp.residentId()).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND)));
        model.addAttribute("typed", typed);
        model.addAttribute("faults", faults);
        model.addAttribute("before", followUps.of(followUp.residentId(), WEEK));
        return "chronic/form";
    }

    private static @Nullable Integer whole(Map<String, String> typed, String name) {
        BigDecimal value = decimal(typed, name);
        try {
            return value == null ? null : value.intValueExact();
        } catch (ArithmeticException e) {
            throw new Fault(CommonFault.INVALID, List.of(FieldFault.of(name, "common.not-a-number")));
        }
    }

    private static @Nullable BigDecimal decimal(Map<String, String> typed, String name) {
        String text = typed.getOrDefault(name, "").strip();
        try {
            return text.isEmpty() ? null : new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new Fault(CommonFault.INVALID, List.of(FieldFault.of(name, "common.not-a-number")));
        }
    }
}
