package org.jieli.identity;

import java.time.Instant;
import org.springframework.security.core.AuthenticationException;

/** A username has to wait after failed sign-ins, whether it is somebody's or not. */
class TooManyFailures extends AuthenticationException {

    private final Instant until;

    TooManyFailures(String username, Instant until) {
        super(username + " waits until " + until);
        this.until = until;
    }

    Instant until() {
        return until;
    }
}
