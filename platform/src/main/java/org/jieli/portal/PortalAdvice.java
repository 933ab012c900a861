package org.jieli.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jieli.identity.PersonalSession;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jieli.web.Ui;
import org.jieli.web.UiAdvice;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.ModelAndView;

/** Gives every page of a resident its frame, also the one that says what went wrong. */
@ControllerAdvice(annotations = PersonalPages.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class PortalAdvice {

    private static final String LARGE = "portal.large-text";

    private final Preferences preferences;
    private final UiAdvice ui;

    PortalAdvice(Preferences preferences, UiAdvice ui) {
        this.preferences = preferences;
        this.ui = ui;
    }

    @ModelAttribute("me")
    @Nullable
    Me me(HttpServletRequest request) {
        return request.getUserPrincipal() instanceof Authentication authentication
                        && authentication.getPrincipal() instanceof PersonalSession person
                ? new Me(person, large(person, request.getSession()))
                : null;
    }

    /** Asked once a session: a guardian's wish holds on the pages of his ward too, where the database would not show it. */
    private boolean large(PersonalSession person, HttpSession session) {
        if (!(session.getAttribute(LARGE) instanceof Boolean known)) {
            boolean large = preferences.largeText(person.residentId());
            session.setAttribute(LARGE, large);
            return large;
        }
        return known;
    }

    static void changed(HttpSession session) {
        session.removeAttribute(LARGE);
    }

    @ExceptionHandler
    ModelAndView on(Fault fault, HttpServletRequest request, HttpServletResponse response, java.util.Locale locale) {
        Ui words = ui.ui(request, locale);
        response.setStatus(fault.code().status());
        ModelAndView page = new ModelAndView("portal/fault");
        page.addObject("ui", words);
        page.addObject("me", me(request));
        page.addObject(
                "words", fault.code() == CommonFault.NOT_FOUND ? words.t("portal.not-found") : words.fault(fault));
        return page;
    }
}
