package org.jieli.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** For a resident's session the pages of those who work here do not exist, whatever they would do with it. */
class ResidentsStayOut extends OncePerRequestFilter {

    private static final List<String> EVERYBODYS =
            List.of("/assets/", "/webjars/", "/_static/", "/follow/", "/published/", "/actuator/health", "/error");

    private final AccessFilter.Refusal refusal;

    ResidentsStayOut(AccessFilter.Refusal refusal) {
        this.refusal = refusal;
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getRequestURI();
        if (!SecurityConfiguration.isResident(SecurityContextHolder.getContext().getAuthentication())
                || EVERYBODYS.stream().anyMatch(path::startsWith)) {
            chain.doFilter(request, response);
        } else if (path.equals("/") || path.equals("/sign-in")) {
            response.sendRedirect("/my");
        } else {
            refusal.answer(request, response);
        }
    }
}
