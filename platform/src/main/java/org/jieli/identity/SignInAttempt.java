package org.jieli.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticationException;

/**
 * A sign-in that did not succeed, kept in the session until the page is shown again.
 *
 * @param words message key of what to do now
 * @param lockedUntil until when the name has to wait, where it has to
 */
record SignInAttempt(
        String username, String words, @Nullable Instant lockedUntil) implements Serializable {

    private static final String ATTRIBUTE = SignInAttempt.class.getName();
    private static final int LONGEST_USERNAME = 64;

    SignInAttempt {
        username = username.substring(0, Math.min(username.length(), LONGEST_USERNAME));
    }

    static SignInAttempt of(HttpServletRequest request, AuthenticationException refusal) {
        String username = request.getParameter("username");
        return refusal instanceof TooManyFailures tooMany
                ? new SignInAttempt(username == null ? "" : username, "identity.wait", tooMany.until())
                : new SignInAttempt(username == null ? "" : username, "identity.wrong", null);
    }

    void keep(HttpServletRequest request) {
        request.getSession().setAttribute(ATTRIBUTE, this);
    }

    /** Takes the kept attempt out of the session. */
    static @Nullable SignInAttempt take(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null) {
            return null;
        }
        SignInAttempt kept = (SignInAttempt) session.getAttribute(ATTRIBUTE);
        session.removeAttribute(ATTRIBUTE);
        return kept;
    }

    /** Full minutes to wait from now, at least one. */
    long minutesToWait(Instant now) {
        return lockedUntil == null
                ? 0
                : Math.max(1, (lockedUntil.toEpochMilli() - now.toEpochMilli() + 59_999) / 60_000);
    }
}
