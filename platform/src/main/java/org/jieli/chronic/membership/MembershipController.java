package org.jieli.chronic.membership;

import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jieli.chronic.ChronicProgramme;
import org.jieli.chronic.finding.FoundPeople;
import org.jieli.chronic.finding.FoundPerson;
import org.jieli.chronic.programme.DiseaseGrading;
import org.jieli.chronic.programme.ProgrammeTables;
import org.jieli.resident.ResidentSummary;
import org.jieli.resident.Residents;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.web.Idempotency;
import org.jieli.web.TypedNumbers;
import org.jieli.web.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages of entry into a programme, of the membership with its grade, and of the exit. */
@Controller
class MembershipController {

    private final Memberships memberships;
    private final Entering entering;
    private final FoundPeople candidates;
    private final ProgrammeTables tables;
    private final DiseaseGrading grading;
    private final Residents residents;
    private final Idempotency idempotency;
    private final Clock clock;

    MembershipController(
            Memberships memberships,
            Entering entering,
            FoundPeople candidates,
            ProgrammeTables tables,
            DiseaseGrading grading,
            Residents residents,
            Idempotency idempotency,
            Clock clock) {
        this.memberships = memberships;
        this.entering = entering;
        this.candidates = candidates;
        this.tables = tables;
        this.grading = grading;
        this.residents = residents;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    private record Entered(UUID id) {}

    @GetMapping("/chronic/memberships/new")
    String form(
            @RequestParam UUID resident,
            @RequestParam(defaultValue = "HYPERTENSION") ChronicProgramme programme,
            Model model) {
        Memberships.requireDoer();
        return page(resident, programme, Map.of(), List.of(), model);
    }

    @PostMapping("/chronic/memberships")
    String enter(
            @RequestParam UUID resident,
            @RequestParam ChronicProgramme programme,
            @RequestParam MultiValueMap<String, String> typed,
            @RequestParam(required = false) @Nullable String key,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        List<FieldFault> unreadable = new ArrayList<>();
        Map<String, BigDecimal> values = values(programme, typed, unreadable);
        NewMembership wanted = new NewMembership(
                resident,
                programme,
                typed.getFirst("plan"),
                typed.getFirst("consentedBy"),
                values,
                new HashSet<>(typed.getOrDefault("factor", List.of())),
                date("firstDueOn", typed.getFirst("firstDueOn"), unreadable));
        Map<String, String> kept = new HashMap<>();
        typed.forEach((name, all) -> kept.put(name, String.join(",", all)));
        kept.remove("_csrf");
        try {
            Entered entered = idempotency.once(
                    key,
                    new Idempotency.Request("POST", "/chronic/memberships", kept),
                    Entered.class,
                    () -> new Entered(entering.enter(wanted, unreadable)));
            redirect.addFlashAttribute(Ui.DONE, "chronic.entered");
            return "redirect:/chronic/memberships/" + entered.id();
        } catch (Fault fault) {
            if (fault.fields().isEmpty()) {
                throw fault;
            }
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(resident, programme, kept, fault.fields(), model);
        }
    }

    @GetMapping("/chronic/memberships/{id}")
    String record(@PathVariable UUID id, Model model) {
        return record(memberships.require(id), Map.of(), List.of(), model);
    }

    @PostMapping("/chronic/memberships/{id}/grade")
    String grade(
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> typed,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        Membership before = memberships.require(id);
        List<FieldFault> unreadable = new ArrayList<>();
        Map<String, BigDecimal> values = values(before.programme(), typed, unreadable);
        if (!unreadable.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return record(before, typed.toSingleValueMap(), unreadable, model);
        }
        memberships.grade(id, version, values, new HashSet<>(typed.getOrDefault("factor", List.of())));
        redirect.addFlashAttribute(Ui.DONE, "chronic.graded");
        return "redirect:/chronic/memberships/" + id;
    }

    @PostMapping("/chronic/memberships/{id}/exit")
    String exit(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable ExitReason reason,
            @RequestParam(required = false) @Nullable String note,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        try {
            memberships.exit(id, reason, note);
            redirect.addFlashAttribute(Ui.DONE, "chronic.left");
            return "redirect:/chronic/memberships/" + id;
        } catch (Fault fault) {
            if (fault.fields().isEmpty()) {
                throw fault;
            }
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return record(
                    memberships.require(id),
                    Map.of("note", Objects.requireNonNullElse(note, "")),
                    fault.fields(),
                    model);
        }
    }

    private String page(
            UUID residentId,
            ChronicProgramme programme,
            Map<String, String> typed,
            List<FieldFault> faults,
            Model model) {
        model.addAttribute("resident", resident(residentId));
        model.addAttribute("programme", programme);
        model.addAttribute(
                "candidate",
                candidates
                        .waiting(residentId, programme)
                        .map(FoundPerson::evidence)
                        .orElse(null));
        model.addAttribute("members", memberships.of(residentId, false));
        grading(programme, typed, model);
        model.addAttribute("typed", typed);
        model.addAttribute("faults", faults);
        model.addAttribute("key", typed.getOrDefault("key", UUID.randomUUID().toString()));
        model.addAttribute("today", LocalDate.now(clock));
        return "chronic/membership/new";
    }

    private String record(Membership membership, Map<String, String> typed, List<FieldFault> faults, Model model) {
        model.addAttribute("membership", membership);
        model.addAttribute("resident", resident(membership.residentId()));
        model.addAttribute("mayChange", CurrentAccess.require().role().isPrimaryClinician());
        model.addAttribute(
                "isManaging",
                membership.institutionId().equals(CurrentAccess.require().institutionId()));
        grading(membership.programme(), typed, model);
        model.addAttribute("typed", typed);
        model.addAttribute("faults", faults);
        return "chronic/membership/record";
    }

    /** What the grade asks for, and the factors of the programmes whose risk is stratified. */
    private void grading(ChronicProgramme programme, Map<String, String> typed, Model model) {
        model.addAttribute(
                "measurements",
                grading.measurements(programme).stream()
                        .flatMap(name -> java.util.stream.Stream.ofNullable(tables.measurement(name)))
                        .toList());
        model.addAttribute("factors", grading.isStratified(programme) ? grading.factorsToTick() : List.of());
        model.addAttribute(
                "ticked", Arrays.asList(typed.getOrDefault("factor", "").split(",")));
    }

    private ResidentSummary resident(UUID id) {
        return residents.find(id).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
    }

    private Map<String, BigDecimal> values(
            ChronicProgramme programme, MultiValueMap<String, String> typed, List<FieldFault> unreadable) {
        TypedNumbers numbers = new TypedNumbers();
        Map<String, BigDecimal> values = new HashMap<>();
        for (String name : grading.measurements(programme)) {
            BigDecimal value = numbers.decimal(name, typed.getFirst(name));
            ProgrammeTables.Measurement known = tables.measurement(name);
            if (value != null && known != null && !known.isPossible(value)) {
                unreadable.add(FieldFault.of(name, "chronic.out-of-range", known.minimum(), known.maximum()));
            } else if (value != null) {
                values.put(name, value);
            }
        }
        unreadable.addAll(numbers.faults());
        return values;
    }

    private static @Nullable LocalDate date(String field, @Nullable String typed, List<FieldFault> unreadable) {
        try {
            return typed == null || typed.isBlank() ? null : LocalDate.parse(typed.strip());
        } catch (DateTimeException e) {
            unreadable.add(FieldFault.of(field, "chronic.not-a-date"));
            return null;
        }
    }
}
