package org.jieli.portal.doctor;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jieli.enrolment.EnrolmentRequests;
import org.jieli.enrolment.EnrolmentRequests.OwnAgreement;
import org.jieli.portal.Me;
import org.jieli.portal.PersonalPages;
import org.jieli.shared.Fault;
import org.jieli.web.FormFault;
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

/** The agreement with the family-doctor team: what it promised and gave, and what the person thinks of it. */
@Controller
@PersonalPages
class DoctorController {

    private final EnrolmentRequests enrolment;

    DoctorController(EnrolmentRequests enrolment) {
        this.enrolment = enrolment;
    }

    @GetMapping("/my/doctor")
    String page(@ModelAttribute("me") Me me, Model model) {
        return page(me, model, Map.of(), FormFault.NONE);
    }

    @PostMapping("/my/doctor/{agreement}/rating")
    String rate(
            @ModelAttribute("me") Me me,
            @PathVariable UUID agreement,
            @RequestParam(defaultValue = "0") int score,
            @RequestParam(required = false) @Nullable String words,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        try {
            enrolment.rate(agreement, score, words);
            redirect.addFlashAttribute(Ui.DONE, "portal.rated");
            return "redirect:/my/doctor";
        } catch (Fault fault) {
            if (fault.fields().isEmpty()) {
                throw fault;
            }
            response.setStatus(fault.code().status());
            return page(me, model, Map.of("words", words == null ? "" : words), new FormFault(fault));
        }
    }

    @PostMapping("/my/doctor/{agreement}/withdrawal")
    String withdraw(@PathVariable UUID agreement, RedirectAttributes redirect) {
        enrolment.withdraw(agreement);
        redirect.addFlashAttribute(Ui.DONE, "portal.proposal-withdrawn");
        return "redirect:/my/doctor";
    }

    private String page(Me me, Model model, Map<String, String> typed, FormFault fault) {
        List<OwnAgreement> all = enrolment.of(me.session().shown());
        Map<UUID, List<EnrolmentRequests.OwnService>> services = new HashMap<>();
        Map<UUID, EnrolmentRequests.Rating> ratings = new HashMap<>();
        all.stream().filter(DoctorController::isRunning).forEach(each -> {
            services.put(each.id(), enrolment.services(each.id()));
            enrolment.rating(each.id()).ifPresent(rating -> ratings.put(each.id(), rating));
        });
        model.addAttribute("agreements", all);
        model.addAttribute("services", services);
        model.addAttribute("ratings", ratings);
        model.addAttribute(
                "maySign",
                all.stream().noneMatch(each -> isRunning(each) || each.phase().equals("PROPOSED")));
        model.addAttribute("typed", typed);
        model.addAttribute("fault", fault);
        return "portal/doctor/doctor";
    }

    static boolean isRunning(OwnAgreement agreement) {
        return agreement.phase().equals("RUNNING");
    }
}
