package org.jieli.resident;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jieli.region.Divisions;
import org.jieli.resident.StoredResidents.Registration;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Role;
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

/** Finding, registering and looking at residents. */
@Controller
class ResidentController {

    private static final Set<Role> READERS = EnumSet.of(
            Role.VILLAGE_DOCTOR, Role.FAMILY_DOCTOR, Role.SPECIALIST, Role.REFERRAL_CENTRE, Role.HEALTH_COMMISSION);
    private static final int SHOWN = 50;
    private static final int TOWNSHIP = 9;

    private final StoredResidents residents;
    private final ResidentRecordPage page;
    private final Divisions divisions;
    private final Clock clock;

    ResidentController(StoredResidents residents, ResidentRecordPage page, Divisions divisions, Clock clock) {
        this.residents = residents;
        this.page = page;
        this.divisions = divisions;
        this.clock = clock;
    }

    @Bean
    static MenuEntry residentMenu() {
        return new MenuEntry(MenuEntry.Group.RESIDENTS, 10, "resident.title", "/residents", "users", READERS);
    }

    @GetMapping("/residents")
    String search(@RequestParam(defaultValue = "") String q, Model model) {
        model.addAttribute("q", q);
        model.addAttribute("found", residents.search(q, SHOWN));
        model.addAttribute("mayMeet", CurrentAccess.require().role().isClinician());
        return "resident/search";
    }

    /** Fetches somebody who stands at the desk but is not known here yet. */
    @PostMapping("/residents/meet")
    String meet(@RequestParam String identityNumber, @RequestParam String reason, Model model) {
        var met = reason.isBlank() ? Optional.<ResidentSummary>empty() : residents.meet(identityNumber, reason);
        if (met.isPresent()) {
            return "redirect:/residents/" + met.get().id();
        }
        model.addAttribute("q", identityNumber);
        model.addAttribute("found", List.of());
        model.addAttribute("mayMeet", true);
        return "resident/search";
    }

    @GetMapping("/residents/new")
    String form(@RequestParam(defaultValue = "") String identityNumber, Model model) {
        return formPage(model, Map.of("identityNumber", identityNumber), List.of());
    }

    @PostMapping("/residents")
    String register(
            @RequestParam Map<String, String> typed,
            @RequestParam @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate birthDate,
            @RequestParam @Nullable Sex sex,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        try {
            Optional<IdentityNumber> identity = IdentityNumber.parse(typed.getOrDefault("identityNumber", ""));
            LocalDate birth =
                    birthDate == null ? identity.map(IdentityNumber::birthDate).orElse(null) : birthDate;
            Sex known = sex == null ? identity.map(IdentityNumber::sex).orElse(null) : sex;
            if (birth == null || known == null) {
                throw new Fault(CommonFault.INVALID, missing(typed, birth, known));
            }
            Registration registered = residents.registerOrMeet(new NewResident(
                    typed.getOrDefault("name", ""),
                    known,
                    birth,
                    typed.get("identityNumber"),
                    typed.get("cardNumber"),
                    typed.get("phone"),
                    typed.getOrDefault("division", ""),
                    typed.get("address"),
                    typed.get("insuranceScheme")));
            flash.addFlashAttribute(Ui.DONE, registered.isNew() ? "resident.registered" : "resident.was-registered");
            return "redirect:/residents/" + registered.resident().id();
        } catch (Fault fault) {
            if (fault.fields().isEmpty()) {
                throw fault;
            }
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return formPage(model, typed, fault.fields());
        }
    }

    @GetMapping("/residents/{id}")
    String record(@PathVariable UUID id, Model model) {
        return page.show(id, model, Map.of(), List.of());
    }

    @PostMapping("/residents/{id}/unmasked")
    String unmask(@PathVariable UUID id, @RequestParam String reason, Model model) {
        model.addAttribute("identity", residents.identityNumber(id, reason).orElse("–"));
        model.addAttribute("phone", residents.phone(id, reason).orElse("–"));
        return "resident/unmasked";
    }

    /** What the identity number would have told, were there one. */
    private static List<FieldFault> missing(Map<String, String> typed, @Nullable LocalDate birth, @Nullable Sex sex) {
        List<FieldFault> faults = new ArrayList<>();
        boolean misread = !typed.getOrDefault("identityNumber", "").isBlank();
        if (misread) {
            faults.add(FieldFault.of("identityNumber", "resident.identity-wrong"));
        }
        if (typed.getOrDefault("name", "").isBlank()) {
            faults.add(FieldFault.of("name", "common.required"));
        }
        if (birth == null && !misread) {
            faults.add(FieldFault.of("birthDate", "resident.birth-missing"));
        }
        if (sex == null && !misread) {
            faults.add(FieldFault.of("sex", "resident.sex-missing"));
        }
        return faults;
    }

    private String formPage(Model model, Map<String, String> typed, List<FieldFault> faults) {
        model.addAttribute("typed", typed);
        model.addAttribute("faults", faults);
        String own = CurrentAccess.require().division();
        String division = typed.getOrDefault("division", own.length() < TOWNSHIP ? "" : own);
        model.addAttribute("division", division);
        model.addAttribute("divisionName", divisions.fullName(division, LocalDate.now(clock)));
        return "resident/form";
    }
}
