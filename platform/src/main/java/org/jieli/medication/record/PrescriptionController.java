package org.jieli.medication.record;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jieli.audit.AuditLog;
import org.jieli.institution.InstitutionSummary;
import org.jieli.institution.Institutions;
import org.jieli.medication.PrescriptionKind;
import org.jieli.medication.PrescriptionSummary;
import org.jieli.medication.Prescriptions;
import org.jieli.medication.dispensing.Dispensing;
import org.jieli.medication.dispensing.Dispensing.Given;
import org.jieli.medication.dispensing.DispensingRepository;
import org.jieli.medication.dispensing.DispensingRepository.Left;
import org.jieli.medication.prescription.Prescription;
import org.jieli.medication.prescription.PrescriptionActs;
import org.jieli.medication.prescription.PrescriptionRepository;
import org.jieli.medication.prescription.PrescriptionRepository.Happening;
import org.jieli.medication.rules.Limits;
import org.jieli.medication.stock.Stocks;
import org.jieli.resident.ResidentSummary;
import org.jieli.resident.Residents;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.Identifiers;
import org.jieli.web.FormFault;
import org.jieli.web.Idempotency;
import org.jieli.web.TypedNumbers;
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

/** The page of a prescription and the acts on it. */
@Controller
class PrescriptionController {

    private final PrescriptionRepository prescriptions;
    private final PrescriptionActs acts;
    private final Prescriptions face;
    private final Dispensing dispensing;
    private final DispensingRepository dispensings;
    private final Stocks stocks;
    private final Limits limits;
    private final Institutions institutions;
    private final Residents residents;
    private final Idempotency idempotency;
    private final AuditLog audit;
    private final Clock clock;

    PrescriptionController(
            PrescriptionRepository prescriptions,
            PrescriptionActs acts,
            Prescriptions face,
            Dispensing dispensing,
            DispensingRepository dispensings,
            Stocks stocks,
            Limits limits,
            Institutions institutions,
            Residents residents,
            Idempotency idempotency,
            AuditLog audit,
            Clock clock) {
        this.prescriptions = prescriptions;
        this.acts = acts;
        this.face = face;
        this.dispensing = dispensing;
        this.dispensings = dispensings;
        this.stocks = stocks;
        this.limits = limits;
        this.institutions = institutions;
        this.residents = residents;
        this.idempotency = idempotency;
        this.audit = audit;
        this.clock = clock;
    }

    private record Done(UUID id) {}

    @GetMapping("/prescriptions/{id}")
    String record(@PathVariable("id") UUID id, Model model) {
        return page(id, Map.of(), null, model);
    }

    @PostMapping("/prescriptions/{id}/actions/{act}")
    String act(
            @PathVariable("id") UUID id,
            @PathVariable("act") String act,
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        return after(
                id,
                typed,
                model,
                response,
                flash,
                "medication.done-" + act,
                () -> acts.act(
                        id, PrescriptionApi.named(act), typed.get("words"), identifier(typed.get("dispenseAt"))));
    }

    @PostMapping("/prescriptions/{id}/dispensings")
    String dispense(
            @PathVariable("id") UUID id,
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        return after(id, typed, model, response, flash, "medication.done-dispense", () -> {
            Dispensing.Wanted wanted = wanted(typed);
            idempotency.once(
                    typed.get("key"),
                    new Idempotency.Request("POST", "/prescriptions/" + id + "/dispensings", wanted),
                    Done.class,
                    () -> new Done(dispensing.dispense(id, wanted)));
        });
    }

    @PostMapping("/prescriptions/{id}/return")
    String giveBack(
            @PathVariable("id") UUID id,
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        return after(
                id,
                typed,
                model,
                response,
                flash,
                "medication.done-return",
                () -> dispensing.giveBack(id, typed.getOrDefault("words", "")));
    }

    @PostMapping("/prescriptions/{id}/dispensings/{dispensing}/delivered")
    String delivered(
            @PathVariable("id") UUID id,
            @PathVariable("dispensing") UUID dispensingId,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        return after(
                id,
                Map.of(),
                model,
                response,
                flash,
                "medication.done-delivered",
                () -> dispensing.delivered(dispensingId));
    }

    @PostMapping("/prescriptions/{id}/refill-wish")
    String wish(@PathVariable("id") UUID id, Model model, HttpServletResponse response, RedirectAttributes flash) {
        return after(id, Map.of(), model, response, flash, "medication.done-refill-wish", () -> face.askForRefill(id));
    }

    private String after(
            UUID id,
            Map<String, String> typed,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash,
            String done,
            Runnable work) {
        try {
            work.run();
            flash.addFlashAttribute(Ui.DONE, done);
            return "redirect:/prescriptions/" + id;
        } catch (Fault fault) {
            if (fault.code() == CommonFault.NOT_FOUND || fault.code() == CommonFault.FORBIDDEN) {
                throw fault;
            }
            response.setStatus(HttpStatus.valueOf(fault.code().status()).value());
            return page(id, typed, fault, model);
        }
    }

    private static Dispensing.Wanted wanted(Map<String, String> typed) {
        TypedNumbers numbers = new TypedNumbers();
        Map<Integer, Integer> amounts = new HashMap<>();
        typed.forEach((field, text) -> {
            if (field.matches("amount\\d{1,2}")) {
                Integer amount = numbers.whole(field, text);
                amounts.put(Integer.valueOf(field.substring("amount".length())), amount == null ? 0 : amount);
            }
        });
        Integer part = numbers.whole("part", typed.get("part"));
        Fault.throwIfAny(numbers.faults());
        return new Dispensing.Wanted(
                part == null ? 0 : part,
                amounts,
                "DELIVERY".equals(typed.get("handover")) ? Dispensing.Handover.DELIVERY : Dispensing.Handover.COUNTER);
    }

    private String page(UUID id, Map<String, String> typed, @Nullable Fault fault, Model model) {
        CurrentAccess.requirePeople();
        Prescription prescription = prescriptions.find(id).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        ResidentSummary resident =
                residents.find(prescription.residentId()).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        audit.record("prescription.read", resident.id(), "prescription", id, Map.of());
        LocalDate today = LocalDate.now(clock);
        List<PrescriptionSummary.Part> parts = prescriptions.parts(List.of(id)).getOrDefault(id, List.of());
        Integer part = parts.stream()
                .filter(each -> each.dispensedAt() == null)
                .map(PrescriptionSummary.Part::number)
                .findFirst()
                .orElse(null);
        List<Left> left = part == null ? List.of() : dispensings.left(id, part);
        List<Given> given = dispensing.of(id);
        List<Happening> happenings = prescriptions.happenings(id);
        model.addAttribute(
                "page",
                new PrescriptionPage(
                        prescription,
                        resident,
                        prescriptions.lines(id),
                        parts,
                        part,
                        left,
                        stocks.onHand(
                                        List.of(prescription.dispenseAt()),
                                        left.stream().map(Left::drugId).toList())
                                .getOrDefault(prescription.dispenseAt(), Map.of()),
                        from(prescription, today),
                        given,
                        happenings,
                        places(prescription, given, happenings),
                        CurrentAccess.require(),
                        today,
                        typed,
                        new FormFault(fault),
                        Identifiers.next().toString()));
        return "medication/record/record";
    }

    private LocalDate from(Prescription prescription, LocalDate today) {
        LocalDate due = prescription.nextDue();
        if (due == null) {
            return today;
        }
        return prescription.kind() == PrescriptionKind.LONG
                ? due.minusDays(limits.value("dispense-early-days", prescription.kind(), today, 0))
                : due;
    }

    private Map<UUID, String> places(Prescription prescription, List<Given> given, List<Happening> happenings) {
        return institutions
                .findAll(Stream.of(
                                Stream.of(
                                        prescription.institutionId(),
                                        prescription.dispenseAt(),
                                        prescription.reviewAt()),
                                given.stream().map(Given::institutionId),
                                happenings.stream().map(Happening::institutionId))
                        .flatMap(each -> each)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()))
                .values()
                .stream()
                .collect(Collectors.toMap(InstitutionSummary::id, InstitutionSummary::name));
    }

    private static @Nullable UUID identifier(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
