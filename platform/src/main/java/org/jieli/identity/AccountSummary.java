package org.jieli.identity;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account as an administrator sees it.
 *
 * @param mustChangePassword whether the first password is still the given one
 * @param lockedUntil until when failed sign-ins keep it waiting; only told for a single account
 */
record AccountSummary(
        UUID id,
        String username,
        String personName,
        boolean disabled,
        boolean mustChangePassword,
        @Nullable Instant lockedUntil,
        List<HeldPost> posts) {

    AccountSummary {
        posts = List.copyOf(posts);
    }
}
