package org.jieli.portal.family;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.jieli.identity.PersonalSession;
import org.jieli.identity.PersonalSessions;
import org.jieli.portal.Me;
import org.jieli.portal.PersonalPages;
import org.jieli.resident.Wards;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Going on to the pages of a ward, and back. */
@Controller
@PersonalPages
class FamilyController {

    private final Wards wards;
    private final PersonalSessions sessions;
    private final Acting acting;

    FamilyController(Wards wards, PersonalSessions sessions, Acting acting) {
        this.wards = wards;
        this.sessions = sessions;
        this.acting = acting;
    }

    @GetMapping("/my/family")
    String family(@ModelAttribute("me") Me me, Model model) {
        model.addAttribute("wards", wards.of(me.session().residentId()));
        return "portal/family/family";
    }

    @PostMapping("/my/family/{ward}")
    String actFor(
            @ModelAttribute("me") Me me,
            @PathVariable UUID ward,
            HttpServletRequest request,
            HttpServletResponse response) {
        PersonalSession person = me.session();
        Wards.Ward found = wards.of(person.residentId()).stream()
                .filter(each -> each.id().equals(ward) && each.mayAct())
                .findFirst()
                .orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        PersonalSession guardian = person.onPagesOf(found.id(), found.name());
        acting.begins(guardian);
        sessions.change(guardian, request, response);
        return "redirect:/my";
    }

    @PostMapping("/my/family/own")
    String actForOneself(@ModelAttribute("me") Me me, HttpServletRequest request, HttpServletResponse response) {
        sessions.change(me.session().onOwnPages(), request, response);
        return "redirect:/my";
    }
}
