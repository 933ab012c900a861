package org.jieli.portal;

import org.jieli.identity.PersonalSession;

/**
 * Whose pages are shown, to whom, and how he likes them.
 *
 * @param large whether in large text
 */
public record Me(PersonalSession session, boolean large) {

    /** Whether a guardian looks at somebody else's pages. */
    public boolean isActing() {
        return session.ward() != null;
    }
}
