package org.jieli.chronic;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import org.jieli.web.TypedNumbers;
import org.jieli.web.Ui;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The work list of follow-ups, and doing one. */
@Controller
class FollowUpController {

    private static final Set<Role> DOERS = EnumSet.of(Role.VILLAGE_DOCTOR, Role.FAMILY_DOCTOR);
    private static final int SHOWN = 100;
    private static final int WEEK = 7;
    private static final int SHOWN_BEFORE = 7;

    private final StoredFollowUps followUps;
    private final Residents residents;
    private final FollowUpAdvice advice;
    private final Clock clock;

    FollowUpController(StoredFollowUps followUps, Residents residents, FollowUpAdvice advice, Clock clock) {
        this.followUps = followUps;
        this.residents = residents;
        this.advice = advice;
        this.clock = clock;
    }

    @Bean
    static MenuEntry followUpMenu() {
        return new MenuEntry(MenuEntry.Group.CHRONIC, 10, "chronic.title", "/follow-ups", "calendar-heart", DOERS);
    }

    @GetMapping("/follow-ups")
    String due(Model model) {
        LocalDate today = LocalDate.now(clock);
        UUID institution = CurrentAccess.require().requireInstitution();
        List<FollowUpSummary> due = followUps.due(institution, today.plusDays(WEEK), SHOWN);
        Map<UUID, ResidentSummary> people =
                residents.findAll(due.stream().map(FollowUpSummary::residentId).collect(Collectors.toSet()));
        model.addAttribute(
                "due",
                due.stream()
                        .filter(each -> people.containsKey(each.residentId()))
                        .toList());
        model.addAttribute("count", followUps.countDue(institution, today.plusDays(WEEK)));
        model.addAttribute("people", people);
        model.addAttribute("today", today);
        return "chronic/due";
    }

    /** The form of a follow-up that is due; of one that was done, what it found and what to do about it. */
    @GetMapping("/follow-ups/{id}")
    String open(@PathVariable UUID id, Model model) {
        FollowUpSummary followUp = followUps.find(id).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        Instant doneAt = followUp.doneAt();
        if (doneAt == null) {
            return page(followUp, Map.of(), List.of(), model);
        }
        ResidentSummary resident = resident(followUp);
        model.addAttribute("followUp", followUp);
        model.addAttribute("resident", resident);
        model.addAttribute("advice", advice.on(followUp, doneAt, resident));
        model.addAttribute("maySee", CurrentAccess.require().role().isClinician());
        return "chronic/done";
    }

    /** Goes on to the next of the list, or stays where the values call for more than the next follow-up. */
    @PostMapping("/follow-ups/{id}")
    String complete(
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        TypedNumbers numbers = new TypedNumbers();
        FollowUpForm form = new FollowUpForm(
                numbers.whole("systolic", typed.get("systolic")),
                numbers.whole("diastolic", typed.get("diastolic")),
                numbers.decimal("fastingGlucose", typed.get("fastingGlucose")),
                typed.get("outcome"),
                typed.get("note"));
        try {
            FollowUpSummary done = followUps.complete(id, form, numbers.faults());
            redirect.addFlashAttribute(Ui.DONE, "chronic.done");
            return "redirect:/follow-ups" + (callsForMore(done) ? "/" + id : "");
        } catch (Fault fault) {
            if (fault.fields().isEmpty()) {
                throw fault;
            }
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            FollowUpSummary followUp = followUps.find(id).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
            return page(followUp, typed, fault.fields(), model);
        }
    }

    private boolean callsForMore(FollowUpSummary done) {
        Instant doneAt = Objects.requireNonNull(done.doneAt());
        return !advice.on(done, doneAt, resident(done)).reasons().isEmpty();
    }

    private ResidentSummary resident(FollowUpSummary followUp) {
        return residents.find(followUp.residentId()).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
    }

    private String page(FollowUpSummary followUp, Map<String, String> typed, List<FieldFault> faults, Model model) {
        model.addAttribute("followUp", followUp);
        model.addAttribute("resident", resident(followUp));
        model.addAttribute("typed", typed);
        model.addAttribute("faults", faults);
        model.addAttribute(
                "before",
                followUps.of(followUp.residentId(), SHOWN_BEFORE).stream()
                        .filter(each -> each.doneAt() != null)
                        .toList());
        return "chronic/form";
    }
}
