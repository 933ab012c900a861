package org.jieli.portal.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jieli.identity.PersonalSession;
import org.jieli.identity.PersonalSessions;
import org.jieli.portal.PersonalPages;
import org.jieli.resident.IdentityNumber;
import org.jieli.shared.Fault;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The two steps of a resident's sign-in: the number, then the code. Which request a code belongs to, only the session knows. */
@Controller
@PersonalPages
class PersonalSignInController {

    private static final String REQUEST = "portal.sign-in-request";
    private static final Pattern PHONE = Pattern.compile("1\\d{10}");

    private final PersonalSignIn signIn;
    private final PersonalSessions sessions;

    PersonalSignInController(PersonalSignIn signIn, PersonalSessions sessions) {
        this.signIn = signIn;
        this.sessions = sessions;
    }

    @GetMapping("/my/sign-in")
    String number(@RequestParam(required = false) @Nullable String out, Model model) {
        model.addAttribute("out", out != null);
        return page(model, "", null);
    }

    @PostMapping("/my/sign-in")
    String ask(
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String name,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        String typed = number.replaceAll("[ -]", "").toUpperCase(Locale.ROOT);
        try {
            if (!PHONE.matcher(typed).matches() && IdentityNumber.parse(typed).isEmpty()) {
                throw new Fault(SignInFault.NUMBER_SHAPE);
            }
            if (name.isBlank()) {
                throw new Fault(SignInFault.NAME_MISSING);
            }
            request.getSession().setAttribute(REQUEST, signIn.ask(typed, name.strip(), request.getRemoteAddr()));
            return "redirect:/my/sign-in/code";
        } catch (Fault fault) {
            response.setStatus(fault.code().status());
            model.addAttribute("name", name);
            return page(model, number, fault);
        }
    }

    @GetMapping("/my/sign-in/code")
    String code(HttpServletRequest request, Model model) {
        if (pending(request) == null) {
            return "redirect:/my/sign-in";
        }
        model.addAttribute("fault", null);
        return "portal/signin/code";
    }

    @PostMapping("/my/sign-in/code")
    String enter(
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        UUID pending = pending(request);
        if (pending == null) {
            return "redirect:/my/sign-in";
        }
        try {
            PersonalSession person = signIn.enter(pending, code.strip());
            sessions.begin(person, request, response);
            return "redirect:/my";
        } catch (Fault fault) {
            response.setStatus(fault.code().status());
            if (fault.code() != SignInFault.CODE_WRONG) {
                request.getSession().removeAttribute(REQUEST);
                return page(model, "", fault);
            }
            model.addAttribute("fault", fault);
            return "portal/signin/code";
        }
    }

    private static @Nullable UUID pending(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? null : (UUID) session.getAttribute(REQUEST);
    }

    private static String page(Model model, String number, @Nullable Fault fault) {
        model.addAttribute("number", number);
        if (!model.containsAttribute("name")) {
            model.addAttribute("name", "");
        }
        model.addAttribute("fault", fault);
        if (!model.containsAttribute("out")) {
            model.addAttribute("out", false);
        }
        return "portal/signin/number";
    }
}
