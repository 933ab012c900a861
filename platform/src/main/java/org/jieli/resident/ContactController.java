package org.jieli.resident;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jieli.region.Divisions;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The form of a resident's contact data. */
@Controller
class ContactController {

    private final Contacts contacts;
    private final Residents residents;
    private final Divisions divisions;
    private final Clock clock;

    ContactController(Contacts contacts, Residents residents, Divisions divisions, Clock clock) {
        this.contacts = contacts;
        this.residents = residents;
        this.divisions = divisions;
        this.clock = clock;
    }

    @GetMapping("/residents/{id}/contact")
    String form(@PathVariable UUID id, Model model) {
        Recorder.requireInstitution();
        Contact contact = contacts.of(id);
        Map<String, String> typed = new HashMap<>();
        typed.put("version", Integer.toString(contact.version()));
        typed.put("division", contact.division());
        typed.put("address", contact.address());
        typed.put("insuranceScheme", contact.insuranceScheme());
        typed.put(
                "deceasedOn",
                contact.deceasedOn() == null ? "" : contact.deceasedOn().toString());
        return page(contact, typed, List.of(), null, model);
    }

    @PostMapping("/residents/{id}/contact")
    String change(
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletResponse response) {
        try {
            contacts.change(
                    id,
                    version,
                    new ContactChange(
                            typed.get("phone"),
                            typed.get("division"),
                            typed.get("address"),
                            typed.get("insuranceScheme"),
                            date(typed.getOrDefault("deceasedOn", ""))));
            return "redirect:/residents/" + id;
        } catch (Fault fault) {
            if (fault.fields().isEmpty() && fault.code() != CommonFault.STALE) {
                throw fault;
            }
            response.setStatus(
                    fault.code() == CommonFault.STALE
                            ? HttpStatus.PRECONDITION_FAILED.value()
                            : HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(
                    contacts.of(id), typed, fault.fields(), fault.code() == CommonFault.STALE ? fault : null, model);
        }
    }

    private String page(
            Contact contact, Map<String, String> typed, List<FieldFault> faults, @Nullable Fault refusal, Model model) {
        model.addAttribute(
                "resident", residents.find(contact.residentId()).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND)));
        model.addAttribute("contact", contact);
        model.addAttribute(
                "divisionName", divisions.fullName(typed.getOrDefault("division", ""), LocalDate.now(clock)));
        model.addAttribute("typed", typed);
        model.addAttribute("faults", faults);
        model.addAttribute("refusal", refusal);
        return "resident/contact";
    }

    private static @Nullable LocalDate date(String text) {
        try {
            return text.isBlank() ? null : LocalDate.parse(text.strip());
        } catch (DateTimeException e) {
            throw new Fault(CommonFault.INVALID, List.of(FieldFault.of("deceasedOn", "resident.date-shape")));
        }
    }
}
