package org.jieli.assessment.accounts;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Stream;
import org.jieli.shared.Access;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Asks whoever signed in with a shared account who he is, once a session, and lets all he does run under his name. */
@Component
class OperatorFilter extends OncePerRequestFilter {

    static final String PAGE = "/reporting/operator";

    /** The name of the person, percent-encoded UTF-8. */
    private static final String HEADER = "X-Operator";

    private final SharedAccounts accounts;
    private final HandlerExceptionResolver faults;

    OperatorFilter(SharedAccounts accounts, @Qualifier("handlerExceptionResolver") HandlerExceptionResolver faults) {
        this.accounts = accounts;
        this.faults = faults;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        Access access = CurrentAccess.find().orElse(null);
        UUID account = access == null ? null : access.accountId();
        if (access == null || account == null || passes(request) || session == null && !changesByToken(request)) {
            chain.doFilter(request, response);
            return;
        }
        SessionOperator operator = session == null ? told(request, account) : operator(session, account);
        if (!operator.shared()) {
            chain.doFilter(request, response);
        } else if (operator.name() != null) {
            proceed(operator.named(access), request, response, chain);
        } else {
            ask(request, response);
        }
    }

    private SessionOperator operator(HttpSession session, UUID account) {
        SessionOperator known = SessionOperator.of(session, account);
        if (known != null) {
            return known;
        }
        SessionOperator operator = new SessionOperator(account, accounts.isShared(account), null);
        operator.keep(session);
        return operator;
    }

    /** A token has no session: whoever changes reports with one of a shared account says with each change who he is. */
    private SessionOperator told(HttpServletRequest request, UUID account) {
        String header = request.getHeader(HEADER);
        boolean shared = accounts.isShared(account);
        if (!shared || header == null) {
            return new SessionOperator(account, shared, null);
        }
        try {
            return new SessionOperator(
                    account, true, accounts.choose(account, URLDecoder.decode(header, StandardCharsets.UTF_8)));
        } catch (Fault | IllegalArgumentException e) {
            return new SessionOperator(account, true, null);
        }
    }

    private static boolean changesByToken(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/api/v1/reporting")
                && !request.getMethod().equals("GET");
    }

    private static boolean passes(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.equals(PAGE)
                || Stream.of("/account", "/sign-", "/assets/", "/webjars/", "/live", "/error", "/actuator")
                        .anyMatch(path::startsWith);
    }

    private void ask(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String query = request.getQueryString();
        String asked = request.getRequestURI() + (query == null ? "" : "?" + query);
        String page = PAGE + "?back=" + URLEncoder.encode(asked, StandardCharsets.UTF_8);
        if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Redirect", PAGE);
        } else if (request.getMethod().equals("GET")) {
            response.sendRedirect(page);
        } else if (faults.resolveException(request, response, null, new Fault(AccountsFault.WHO_ARE_YOU)) == null) {
            response.sendError(AccountsFault.WHO_ARE_YOU.status());
        }
    }

    private static void proceed(
            Access access, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Exception thrown = CurrentAccess.callAs(access, () -> attempt(request, response, chain));
        switch (thrown) {
            case null -> {}
            case IOException e -> throw e;
            case ServletException e -> throw e;
            default -> throw new IllegalStateException(thrown);
        }
    }

    private static @Nullable Exception attempt(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain) {
        try {
            chain.doFilter(request, response);
            return null;
        } catch (IOException | ServletException e) {
            return e;
        }
    }
}
