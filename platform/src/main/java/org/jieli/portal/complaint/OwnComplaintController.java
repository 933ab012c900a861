package org.jieli.portal.complaint;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jieli.enrolment.Enrolments;
import org.jieli.institution.Institutions;
import org.jieli.portal.Me;
import org.jieli.portal.PersonalPages;
import org.jieli.portal.Places;
import org.jieli.resident.Residents;
import org.jieli.resident.TimelineEntry;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Identifiers;
import org.jieli.web.FormFault;
import org.jieli.web.Idempotency;
import org.jieli.web.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A person's complaints: made, followed, closed or passed on. */
@Controller
@PersonalPages
class OwnComplaintController {

    private static final int LOOKED_AT = 100;
    private static final int TOWNSHIP = 9;
    private static final int COUNTY = 6;

    private final Complaints complaints;
    private final Residents residents;
    private final Enrolments enrolments;
    private final Institutions institutions;
    private final Places places;
    private final Idempotency idempotency;

    OwnComplaintController(
            Complaints complaints,
            Residents residents,
            Enrolments enrolments,
            Institutions institutions,
            Places places,
            Idempotency idempotency) {
        this.complaints = complaints;
        this.residents = residents;
        this.enrolments = enrolments;
        this.institutions = institutions;
        this.places = places;
        this.idempotency = idempotency;
    }

    private record Made(UUID id) {}

    @GetMapping("/my/complaints")
    String list(@ModelAttribute("me") Me me, Model model) {
        var found = complaints.own(me.session().shown());
        model.addAttribute("complaints", found);
        model.addAttribute(
                "places",
                places.names(found.stream().map(Complaint::institutionId).toList()));
        return "portal/complaint/own";
    }

    @GetMapping("/my/complaints/new")
    String form(@ModelAttribute("me") Me me, Model model) {
        return form(me, Map.of(), FormFault.NONE, model);
    }

    @PostMapping("/my/complaints")
    String make(
            @ModelAttribute("me") Me me,
            @RequestParam Map<String, String> typed,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        Complaints.NewComplaint wanted = new Complaints.NewComplaint(
                identifier(typed.get("institutionId")),
                constant(ComplaintAddressee.values(), typed.get("addressee")),
                constant(ComplaintSubject.values(), typed.get("subject")),
                typed.get("words"));
        try {
            Made made = idempotency.once(
                    typed.get("key"),
                    new Idempotency.Request("POST", "/my/complaints", wanted),
                    Made.class,
                    () -> new Made(complaints.make(wanted)));
            redirect.addFlashAttribute(Ui.DONE, "portal.complaint-made");
            return "redirect:/my/complaints/" + made.id();
        } catch (Fault fault) {
            if (fault.fields().isEmpty()) {
                throw fault;
            }
            response.setStatus(fault.code().status());
            return form(me, typed, new FormFault(fault), model);
        }
    }

    @GetMapping("/my/complaints/{id}")
    String open(@PathVariable UUID id, Model model) {
        return page(id, model, FormFault.NONE);
    }

    @PostMapping("/my/complaints/{id}/acceptance")
    String accept(@PathVariable UUID id) {
        complaints.accept(id);
        return "redirect:/my/complaints/" + id;
    }

    @PostMapping("/my/complaints/{id}/passing-on")
    String passOn(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String words,
            Model model,
            HttpServletResponse response) {
        try {
            complaints.passOn(id, words);
            return "redirect:/my/complaints/" + id;
        } catch (Fault fault) {
            if (fault.fields().isEmpty()) {
                throw fault;
            }
            response.setStatus(fault.code().status());
            return page(id, model, new FormFault(fault));
        }
    }

    private String page(UUID id, Model model, FormFault fault) {
        Complaint complaint = complaints.read(id);
        model.addAttribute("complaint", complaint);
        model.addAttribute("fault", fault);
        model.addAttribute(
                "place", places.names(Set.of(complaint.institutionId())).getOrDefault(complaint.institutionId(), ""));
        return "portal/complaint/complaint";
    }

    private String form(Me me, Map<String, String> typed, FormFault fault, Model model) {
        model.addAttribute("typed", typed);
        model.addAttribute("fault", fault);
        model.addAttribute("key", typed.getOrDefault("key", Identifiers.next().toString()));
        model.addAttribute("known", known(me));
        return "portal/complaint/form";
    }

    /** Where he was treated, his family doctor's, those of his township, and the hospitals of his county. */
    private Map<UUID, String> known(Me me) {
        UUID person = me.session().shown();
        Map<UUID, String> known = new LinkedHashMap<>(places.names(residents.timeline(person, LOOKED_AT).stream()
                .map(TimelineEntry::institutionId)
                .toList()));
        enrolments
                .familyDoctorOf(person)
                .ifPresent(doctor -> known.putAll(places.names(Set.of(doctor.institutionId()))));
        String division = me.session().division();
        institutions.inDivision(division.substring(0, Math.min(COUNTY, division.length()))).stream()
                .filter(place -> !place.primary()
                        || place.division().startsWith(division.substring(0, Math.min(TOWNSHIP, division.length()))))
                .forEach(place -> known.put(place.id(), place.name()));
        return known;
    }

    private static <E extends Enum<E>> @Nullable E constant(E[] values, @Nullable String typed) {
        return Arrays.stream(values)
                .filter(each -> each.name().equals(typed))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable UUID identifier(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new Fault(
                    org.jieli.shared.CommonFault.INVALID,
                    java.util.List.of(FieldFault.of("institutionId", "portal.complaint-about")));
        }
    }
}
