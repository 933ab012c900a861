package org.jieli.resident;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person and the way to him.
 *
 * @param division where he lives
 * @param phone in clear, for a message to it and nothing else; null when none is known
 */
public record ReachablePerson(
        UUID id, String name, String division, @Nullable String phone) {

    @Override
    public String toString() {
        return "ReachablePerson[" + id + "]";
    }
}
