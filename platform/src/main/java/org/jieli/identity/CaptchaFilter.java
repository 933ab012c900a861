package org.jieli.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets a sign-in go on only with an answered captcha, where one is asked; a wrong answer does not count as a failed sign-in. */
class CaptchaFilter extends OncePerRequestFilter {

    private final SignInFailures failures;

    CaptchaFilter(SignInFailures failures) {
        this.failures = failures;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST") || !request.getRequestURI().equals("/sign-in");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String username = request.getParameter("username");
        String answer = request.getParameter("captcha");
        boolean answered = Captcha.answered(request.getSession(false), answer);
        if (answered || !failures.askCaptcha(username, request.getRemoteAddr())) {
            chain.doFilter(request, response);
            return;
        }
        String words = answer == null || answer.isBlank() ? "identity.captcha-missing" : "identity.captcha-wrong";
        new SignInAttempt(username == null ? "" : username, words, null).keep(request);
        response.sendRedirect("/sign-in?again");
    }
}
