package org.jieli.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.jieli.identity.PersonalSession;
import org.jieli.identity.PersonalSessions;
import org.jieli.resident.Wards;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;

/** With every request: the person lives, and a guardian still is one and may act. Otherwise the session ends, or goes back to his own pages. */
@Component
class PersonGate implements HandlerInterceptor {

    private final Wards wards;
    private final PersonalSessions sessions;

    PersonGate(Wards wards, PersonalSessions sessions) {
        this.wards = wards;
        this.sessions = sessions;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!(request.getUserPrincipal() instanceof Authentication authentication)
                || !(authentication.getPrincipal() instanceof PersonalSession person)) {
            return true;
        }
        if (!wards.isLiving(person.residentId())) {
            HttpSession session = request.getSession(false);
            if (session != null) {
                session.invalidate();
            }
            response.sendRedirect("/my/sign-in");
            return false;
        }
        if (person.ward() != null && !wards.mayActFor(person.residentId(), person.ward())) {
            sessions.change(person.onOwnPages(), request, response);
            response.sendRedirect("/my/family");
            return false;
        }
        return true;
    }
}
