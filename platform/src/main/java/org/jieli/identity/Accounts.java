package org.jieli.identity;

import java.util.UUID;
import org.jieli.shared.Role;
import org.jspecify.annotations.Nullable;

/** Opens accounts and gives posts. */
public interface Accounts {

    /**
     * Opens an account.
     *
     * @param password the first password, checked against the password rules unless {@code mustChange} is false (demo only)
     * @return the account's identifier
     */
    UUID open(String username, String password, String personName, @Nullable UUID practitionerId, boolean mustChange);

    /**
     * Gives an account a post.
     *
     * @param institutionId the institution, or null for an authority over a division
     * @param division the GB/T 2260 code of the institution's place or of the authority's area
     * @param placeName the institution's or authority's name, as shown
     */
    UUID givePost(UUID accountId, Role role, @Nullable UUID institutionId, String division, String placeName);

    /** Whether an account of that username exists. */
    boolean isTaken(String username);

    /** Whether a password may be a first one of that username: what the password rules say, without opening anything. */
    boolean isGoodPassword(String username, String password);

    /** Whether any account exists; without one the first start asks for the first administrator. */
    boolean isEmpty();
}
