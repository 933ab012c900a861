package org.jieli.medication.prescription;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jieli.institution.InstitutionSummary;
import org.jieli.institution.Institutions;
import org.jieli.medication.catalogue.Drug;
import org.jieli.medication.catalogue.DrugCatalogue;
import org.jieli.medication.post.MedicationPosts;
import org.jieli.medication.safety.Safety;
import org.jieli.medication.stock.Availability;
import org.jieli.resident.ResidentSummary;
import org.jieli.resident.Residents;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.terminology.Diagnoses;
import org.jieli.web.FormFault;
import org.jieli.web.Idempotency;
import org.jieli.web.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Writing a prescription; beside the form stands what the rules, the stock and the table of interactions say. */
@Controller
class NewPrescriptionController {

    private static final int OFFERED = 20;

    private final Issuing issuing;
    private final Drafting drafting;
    private final PrescriptionRepository prescriptions;
    private final Availability availability;
    private final Safety safety;
    private final DrugCatalogue catalogue;
    private final Diagnoses diagnoses;
    private final Institutions institutions;
    private final Residents residents;
    private final Idempotency idempotency;

    NewPrescriptionController(
            Issuing issuing,
            Drafting drafting,
            PrescriptionRepository prescriptions,
            Availability availability,
            Safety safety,
            DrugCatalogue catalogue,
            Diagnoses diagnoses,
            Institutions institutions,
            Residents residents,
            Idempotency idempotency) {
        this.issuing = issuing;
        this.drafting = drafting;
        this.prescriptions = prescriptions;
        this.availability = availability;
        this.safety = safety;
        this.catalogue = catalogue;
        this.diagnoses = diagnoses;
        this.institutions = institutions;
        this.residents = residents;
        this.idempotency = idempotency;
    }

    private record Made(UUID id) {}

    @GetMapping("/prescriptions/new")
    String form(
            @RequestParam(name = "resident", required = false) @Nullable UUID resident,
            @RequestParam(name = "again", required = false) @Nullable UUID again,
            Model model) {
        MedicationPosts.prescriber();
        if (again != null) {
            Prescription before = prescriptions.find(again).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
            return page(PrescriptionForm.again(before, prescriptions.lines(again)), null, model);
        }
        if (resident == null) {
            return "redirect:/residents";
        }
        return page(PrescriptionForm.empty(resident), null, model);
    }

    @PostMapping("/prescriptions")
    String issue(
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        PrescriptionForm form = new PrescriptionForm(typed);
        try {
            List<FieldFault> unreadable = new ArrayList<>();
            NewPrescription wanted = form.read(unreadable);
            Made made = idempotency.once(
                    typed.get("key"),
                    new Idempotency.Request("POST", "/prescriptions", wanted),
                    Made.class,
                    () -> new Made(issuing.issue(wanted, unreadable)));
            flash.addFlashAttribute(Ui.DONE, "medication.issued");
            return "redirect:/prescriptions/" + made.id();
        } catch (Fault fault) {
            if (fault.code() == CommonFault.FORBIDDEN || fault.code() == CommonFault.NOT_FOUND) {
                throw fault;
            }
            response.setStatus(HttpStatus.valueOf(fault.code().status()).value());
            return page(form, fault, model);
        }
    }

    /** What is to be said of the form as it stands. */
    @PostMapping("/prescriptions/check")
    String check(@RequestParam Map<String, String> typed, Model model) {
        MedicationPosts.prescriber();
        look(new PrescriptionForm(typed), model);
        return "medication/prescription/check";
    }

    private void look(PrescriptionForm form, Model model) {
        NewPrescription wanted = form.read(new ArrayList<>());
        UUID there = Optional.ofNullable(wanted.dispenseAt())
                .orElseGet(() -> MedicationPosts.prescriber().requireInstitution());
        Drafting.Looked looked = drafting.look(wanted);
        List<Drug> drugs = looked.draft().lines().stream()
                .flatMap(line -> Stream.ofNullable(line.drug()))
                .distinct()
                .toList();
        model.addAttribute("looked", looked);
        model.addAttribute("here", availability.of(there, drugs));
        model.addAttribute(
                "place", institutions.find(there).map(InstitutionSummary::name).orElse(""));
        model.addAttribute("pairs", safety.size());
    }

    private String page(PrescriptionForm form, @Nullable Fault fault, Model model) {
        UUID id = Optional.ofNullable(form.id("resident")).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        ResidentSummary resident = residents.find(id).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        look(form, model);
        Map<UUID, String> names = new HashMap<>();
        for (int i = 0; i < PrescriptionForm.LINES; i++) {
            Optional.ofNullable(form.id("drug" + i))
                    .flatMap(catalogue::find)
                    .ifPresent(drug -> names.put(drug.id(), drug.title()));
        }
        model.addAttribute("resident", resident);
        model.addAttribute("form", form);
        model.addAttribute("fault", new FormFault(fault));
        model.addAttribute("drugs", names);
        model.addAttribute(
                "diagnosis",
                form.value("diagnosis").isBlank()
                        ? null
                        : diagnoses.find(form.value("diagnosis")).orElse(null));
        model.addAttribute("earlier", prescriptions.ofResident(id, OFFERED));
        return "medication/prescription/new";
    }
}
