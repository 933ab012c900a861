package org.jieli.referral;

import java.util.Optional;
import org.jieli.referral.Transition.Side;

/** Who stands behind a name in the history when it is no human name: the person of the referral, or the system's own listeners. */
final class Actor {

    /** Under this name the person acts by link and code. */
    static final String PERSON = "person";

    private static final String LISTENERS = "referral.";

    private Actor() {}

    /** The side; empty for a human name. */
    static Optional<Side> of(String name) {
        if (name.equals(PERSON)) {
            return Optional.of(Side.PERSON);
        }
        return name.startsWith(LISTENERS) ? Optional.of(Side.SYSTEM) : Optional.empty();
    }
}
