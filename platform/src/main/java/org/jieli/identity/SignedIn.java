package org.jieli.identity;

import java.security.Principal;
import java.util.UUID;
import org.jieli.shared.Access;

/**
 * The principal of a session or a token.
 *
 * @param epoch the account's session epoch at sign-in; a later one ends this session
 * @param postId the post chosen for this session
 * @param mustChangePassword whether nothing but a change of password is allowed yet
 */
record SignedIn(UUID accountId, String username, int epoch, UUID postId, boolean mustChangePassword, Access access)
        implements Principal {

    @Override
    public String getName() {
        return username;
    }
}
