package org.jieli.encounter;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jieli.institution.DepartmentSummary;
import org.jieli.institution.Institutions;
import org.jieli.resident.Residents;
import org.jieli.shared.ChinaTime;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Identifiers;
import org.jieli.shared.Role;
import org.jieli.terminology.Diagnoses;
import org.jieli.web.Idempotency;
import org.jieli.web.MenuEntry;
import org.jieli.web.TypedNumbers;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who is in care, admitting, the page of a stay, and discharging. */
@Controller
class AdmissionController {

    private static final Set<Role> WARDS =
            EnumSet.of(Role.SPECIALIST, Role.FAMILY_DOCTOR, Role.REFERRAL_CENTRE, Role.VILLAGE_DOCTOR);
    private static final int SHOWN = 200;

    private final Encounters encounters;
    private final Stays stays;
    private final Residents residents;
    private final Institutions institutions;
    private final Diagnoses diagnoses;
    private final Idempotency idempotency;
    private final Clock clock;

    AdmissionController(
            Encounters encounters,
            Stays stays,
            Residents residents,
            Institutions institutions,
            Diagnoses diagnoses,
            Idempotency idempotency,
            Clock clock) {
        this.encounters = encounters;
        this.stays = stays;
        this.residents = residents;
        this.institutions = institutions;
        this.diagnoses = diagnoses;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    private record Made(UUID id) {}

    @Bean
    static MenuEntry inCareMenu() {
        return new MenuEntry(
                MenuEntry.Group.RESIDENTS,
                30,
                "encounter.in-care",
                "/admissions",
                "bed",
                EnumSet.of(Role.SPECIALIST, Role.FAMILY_DOCTOR, Role.REFERRAL_CENTRE));
    }

    @GetMapping("/admissions")
    String inCare(Model model) {
        List<AdmissionSummary> inCare = encounters.inCare(ward(), SHOWN);
        model.addAttribute("inCare", inCare);
        model.addAttribute(
                "people",
                residents.findAll(
                        inCare.stream().map(AdmissionSummary::residentId).collect(Collectors.toSet())));
        model.addAttribute("wards", wardNames());
        return "encounter/in-care";
    }

    @GetMapping("/admissions/new")
    String form(@RequestParam UUID resident, Model model) {
        ward();
        return page(
                new AdmissionForm(
                        resident,
                        null,
                        ChinaTime.dateTime(clock.instant()),
                        "2",
                        null,
                        null,
                        Identifiers.next().toString()),
                List.of(),
                null,
                model);
    }

    @PostMapping("/admissions")
    String admit(@ModelAttribute AdmissionForm form, BindingResult binding, Model model, HttpServletResponse response) {
        ward();
        try {
            Fault.throwIfAny(unreadable(binding));
            Made made = idempotency.once(
                    form.key(),
                    new Idempotency.Request("POST", "/admissions", form),
                    Made.class,
                    () -> new Made(stays.admit(form.admission())));
            return "redirect:/admissions/" + made.id();
        } catch (Fault fault) {
            mend(fault, response);
            return page(form, fault.fields(), fault, model);
        }
    }

    @GetMapping("/admissions/{id}")
    String stay(@PathVariable UUID id, Model model) {
        AdmissionSummary stay = encounters.admission(id).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        fill(stay, model);
        return "encounter/admission";
    }

    @PostMapping("/admissions/{id}/stable")
    String stable(@PathVariable UUID id, @RequestParam boolean stable) {
        ward();
        stays.setStable(id, stable);
        return "redirect:/admissions/" + id;
    }

    @GetMapping("/admissions/{id}/discharge")
    String dischargeForm(@PathVariable UUID id, Model model) {
        ward();
        AdmissionSummary stay = encounters.admission(id).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        return discharging(stay, DischargeForm.of(stay, ChinaTime.dateTime(clock.instant())), List.of(), null, model);
    }

    @PostMapping("/admissions/{id}/discharge")
    String discharge(
            @PathVariable UUID id,
            @ModelAttribute DischargeForm form,
            BindingResult binding,
            Model model,
            HttpServletResponse response) {
        ward();
        AdmissionSummary stay = encounters.admission(id).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        try {
            TypedNumbers numbers = new TypedNumbers();
            NewDischarge wanted = form.discharge(numbers);
            stays.discharge(id, wanted, FieldFault.joined(numbers.faults(), unreadable(binding)));
            return "redirect:" + DischargeForm.next(stay, wanted.disposition());
        } catch (Fault fault) {
            mend(fault, response);
            return discharging(stay, form, fault.fields(), fault, model);
        }
    }

    private static UUID ward() {
        return CurrentAccess.requireRole(WARDS.toArray(Role[]::new)).requireInstitution();
    }

    private static List<FieldFault> unreadable(BindingResult binding) {
        return binding.getFieldErrors().stream()
                .map(error -> FieldFault.of(
                        error.getField(), error.getField().equals("at") ? "encounter.not-a-time" : "common.unreadable"))
                .toList();
    }

    /** Faults that the page can show beside what was typed; others go on. */
    private static void mend(Fault fault, HttpServletResponse response) {
        if (fault.code() == CommonFault.NOT_FOUND || fault.code() == CommonFault.FORBIDDEN) {
            throw fault;
        }
        response.setStatus(fault.fields().isEmpty() ? fault.code().status() : HttpStatus.UNPROCESSABLE_CONTENT.value());
    }

    private String page(
            AdmissionForm form,
            List<FieldFault> faults,
            @org.jspecify.annotations.Nullable Fault refusal,
            Model model) {
        model.addAttribute("form", form);
        model.addAttribute("faults", faults);
        model.addAttribute("refusal", refusal);
        model.addAttribute(
                "resident", residents.find(form.resident()).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND)));
        model.addAttribute("wards", wards());
        model.addAttribute(
                "chosen",
                form.diagnoses().stream()
                        .flatMap(code -> diagnoses.find(code).stream())
                        .toList());
        return "encounter/admit";
    }

    private String discharging(
            AdmissionSummary stay,
            DischargeForm form,
            List<FieldFault> faults,
            @org.jspecify.annotations.Nullable Fault refusal,
            Model model) {
        fill(stay, model);
        model.addAttribute("form", form);
        model.addAttribute("faults", faults);
        model.addAttribute("refusal", refusal);
        model.addAttribute(
                "chosen",
                form.diagnoses().stream()
                        .flatMap(code -> diagnoses.find(code).stream())
                        .toList());
        return "encounter/discharge";
    }

    private void fill(AdmissionSummary stay, Model model) {
        model.addAttribute("stay", stay);
        model.addAttribute(
                "resident", residents.find(stay.residentId()).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND)));
        model.addAttribute(
                "place",
                institutions
                        .find(stay.institutionId())
                        .map(place -> place.name())
                        .orElse("–"));
        model.addAttribute(
                "department",
                institutions
                        .department(stay.departmentId())
                        .map(DepartmentSummary::name)
                        .orElse("–"));
        boolean mayAct = WARDS.contains(CurrentAccess.require().role())
                && stay.institutionId().equals(CurrentAccess.require().institutionId());
        model.addAttribute("mayAct", mayAct);
    }

    private List<DepartmentSummary> wards() {
        return institutions.departments(CurrentAccess.require().requireInstitution()).stream()
                .filter(DepartmentSummary::inpatient)
                .toList();
    }

    private java.util.Map<UUID, String> wardNames() {
        return wards().stream().collect(Collectors.toMap(DepartmentSummary::id, DepartmentSummary::name));
    }
}
