package org.jieli.portal.complaint;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jieli.portal.Places;
import org.jieli.resident.Residents;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.Role;
import org.jieli.web.FormFault;
import org.jieli.web.MenuEntry;
import org.jieli.web.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where an institution, or the county's commission, answers what residents complain of. */
@Controller
class ComplaintDesk {

    static final Role[] ROLES = {
        Role.ALLIANCE_OFFICE, Role.REFERRAL_CENTRE, Role.FAMILY_DOCTOR, Role.VILLAGE_DOCTOR, Role.HEALTH_COMMISSION
    };

    private final Complaints complaints;
    private final Residents residents;
    private final Places places;

    ComplaintDesk(Complaints complaints, Residents residents, Places places) {
        this.complaints = complaints;
        this.residents = residents;
        this.places = places;
    }

    @Bean
    static MenuEntry complaintMenu() {
        return new MenuEntry(
                MenuEntry.Group.RESIDENTS,
                40,
                "portal.complaints-desk",
                "/complaints",
                "message-report",
                Set.of(ROLES));
    }

    @GetMapping("/complaints")
    String list(Model model) {
        List<Complaint> found = complaints.desk();
        model.addAttribute("complaints", found);
        model.addAttribute(
                "people",
                residents.findAll(found.stream().map(Complaint::residentId).collect(Collectors.toSet())));
        model.addAttribute(
                "places",
                places.names(found.stream().map(Complaint::institutionId).collect(Collectors.toSet())));
        return "portal/complaint/desk";
    }

    @GetMapping("/complaints/{id}")
    String open(@PathVariable UUID id, Model model) {
        CurrentAccess.requireRole(ROLES);
        return page(id, "", FormFault.NONE, model);
    }

    @PostMapping("/complaints/{id}/answer")
    String answer(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String words,
            RedirectAttributes redirect,
            HttpServletResponse response,
            Model model) {
        try {
            complaints.answer(id, words);
        } catch (Fault fault) {
            if (fault.code() != ComplaintFault.MOVED_ON && fault.fields().isEmpty()) {
                throw fault;
            }
            response.setStatus(fault.code().status());
            return page(id, words == null ? "" : words, new FormFault(fault), model);
        }
        redirect.addFlashAttribute(Ui.DONE, "portal.answered");
        return "redirect:/complaints/" + id;
    }

    private String page(UUID id, String words, FormFault fault, Model model) {
        Complaint complaint = complaints.read(id);
        model.addAttribute("complaint", complaint);
        model.addAttribute(
                "person", residents.findAll(Set.of(complaint.residentId())).get(complaint.residentId()));
        model.addAttribute(
                "place", places.names(Set.of(complaint.institutionId())).getOrDefault(complaint.institutionId(), ""));
        model.addAttribute("mayAnswer", complaints.mayAnswer(complaint));
        model.addAttribute("words", words);
        model.addAttribute("fault", fault);
        return "portal/complaint/answer";
    }
}
