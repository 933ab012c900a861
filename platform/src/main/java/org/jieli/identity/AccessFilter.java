package org.jieli.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jieli.shared.Access;
import org.jieli.shared.CurrentAccess;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets the request run under the access of whoever is signed in, and ends sessions that were ended elsewhere. */
class AccessFilter extends OncePerRequestFilter {

    static final String CHANGE_PASSWORD = "/account/password";

    private final CurrentAccounts accounts;
    private final Refusal ended;
    private final Refusal passwordFirst;

    /**
     * Makes the filter of one security chain.
     *
     * @param ended answers a request whose session or token was ended elsewhere
     * @param passwordFirst answers a request of somebody who has to change the first password before anything else
     */
    AccessFilter(CurrentAccounts accounts, Refusal ended, Refusal passwordFirst) {
        this.accounts = accounts;
        this.ended = ended;
        this.passwordFirst = passwordFirst;
    }

    /** Answers a request that does not go on. */
    interface Refusal {
        void answer(HttpServletRequest request, HttpServletResponse response) throws IOException;
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<SignedIn> principal = principal();
        if (principal.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        SignedIn claimed = principal.get();
        Optional<SignedIn> current = accounts.current(claimed.accountId(), claimed.postId(), claimed.epoch());
        if (current.isEmpty()) {
            // Authorization has passed already, so the request must not go on without anybody.
            end(request);
            ended.answer(request, response);
        } else if (current.get().mustChangePassword() && !mayPass(request)) {
            passwordFirst.answer(request, response);
        } else {
            proceed(current.get().access(), request, response, chain);
        }
    }

    static void proceed(Access access, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Exception[] thrown = new Exception[1];
        CurrentAccess.runAs(access, () -> {
            try {
                chain.doFilter(request, response);
            } catch (IOException | ServletException e) {
                thrown[0] = e;
            }
        });
        switch (thrown[0]) {
            case null -> {}
            case IOException e -> throw e;
            case ServletException e -> throw e;
            default -> throw new IllegalStateException(thrown[0]);
        }
    }

    private static boolean mayPass(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.equals(CHANGE_PASSWORD)
                || path.equals("/sign-out")
                || path.startsWith("/assets/")
                || path.startsWith("/webjars/");
    }

    private static void end(HttpServletRequest request) {
        SecurityContextHolder.clearContext();
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    private static Optional<SignedIn> principal() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedIn signedIn
                ? Optional.of(signedIn)
                : Optional.empty();
    }
}
