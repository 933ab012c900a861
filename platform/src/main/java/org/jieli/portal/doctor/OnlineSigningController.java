package org.jieli.portal.doctor;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.jieli.enrolment.EnrolmentRequests;
import org.jieli.portal.Me;
import org.jieli.portal.PersonalPages;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jieli.web.FormFault;
import org.jieli.web.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Choosing a team, choosing what it is to give, signing, and the code. */
@Controller
@PersonalPages
class OnlineSigningController {

    private static final String REQUEST = "portal.signing-request";

    private final OnlineSigning signing;

    OnlineSigningController(OnlineSigning signing) {
        this.signing = signing;
    }

    @GetMapping("/my/doctor/teams")
    String teams(@ModelAttribute("me") Me me, Model model) {
        model.addAttribute("offers", signing.offers(me.session()));
        return "portal/doctor/teams";
    }

    @GetMapping("/my/doctor/sign")
    String form(@ModelAttribute("me") Me me, @RequestParam UUID team, Model model) {
        return form(me, team, new LinkedMultiValueMap<>(), FormFault.NONE, model);
    }

    @PostMapping("/my/doctor/sign")
    String askCode(
            @ModelAttribute("me") Me me,
            @RequestParam MultiValueMap<String, String> typed,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        OnlineSigning.Typed wanted = OnlineSigning.Typed.of(typed);
        try {
            request.getSession().setAttribute(REQUEST, signing.askCode(me.session(), wanted, request.getRemoteAddr()));
            return code(me, wanted, FormFault.NONE, model);
        } catch (Fault fault) {
            return again(me, wanted, typed, fault, model, response);
        }
    }

    @PostMapping("/my/doctor/sign/code")
    String sign(
            @ModelAttribute("me") Me me,
            @RequestParam MultiValueMap<String, String> typed,
            @RequestParam(defaultValue = "") String code,
            Model model,
            RedirectAttributes redirect,
            HttpServletRequest request,
            HttpServletResponse response) {
        OnlineSigning.Typed wanted = OnlineSigning.Typed.of(typed);
        if (!(request.getSession().getAttribute(REQUEST) instanceof UUID pending)) {
            return form(me, wanted.team(), typed, FormFault.NONE, model);
        }
        try {
            signing.sign(me.session(), wanted, pending, code.strip());
        } catch (Fault fault) {
            FormFault told = new FormFault(fault);
            if (told.in("code") != null) {
                response.setStatus(fault.code().status());
                return code(me, wanted, told, model);
            }
            return again(me, wanted, typed, fault, model, response);
        }
        request.getSession().removeAttribute(REQUEST);
        redirect.addFlashAttribute(Ui.DONE, "portal.proposed");
        return "redirect:/my/doctor";
    }

    private String again(
            Me me,
            OnlineSigning.Typed wanted,
            MultiValueMap<String, String> typed,
            Fault fault,
            Model model,
            HttpServletResponse response) {
        response.setStatus(fault.code().status());
        return form(me, wanted.team(), typed, new FormFault(fault), model);
    }

    private String form(Me me, @Nullable UUID team, MultiValueMap<String, String> typed, FormFault fault, Model model) {
        EnrolmentRequests.TeamOffer offer =
                signing.offer(me.session(), team).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        model.addAttribute("offer", offer);
        model.addAttribute("typed", typed);
        model.addAttribute("fault", fault);
        return "portal/doctor/sign";
    }

    private String code(Me me, OnlineSigning.Typed wanted, FormFault fault, Model model) {
        EnrolmentRequests.TeamOffer offer =
                signing.offer(me.session(), wanted.team()).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        model.addAttribute("offer", offer);
        model.addAttribute("wanted", wanted);
        model.addAttribute("fault", fault);
        return "portal/doctor/code";
    }
}
