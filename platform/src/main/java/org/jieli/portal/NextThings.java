package org.jieli.portal;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What lies ahead of a person; each part of these pages knows its own. */
public interface NextThings {

    List<NextThing> of(UUID residentId);

    /**
     * One of them.
     *
     * @param on the day
     * @param when day, or day and hour, as people read it
     * @param kind key of the words that say what it is
     * @param words what exactly, in the words of the record
     * @param path where it opens, null when there is nothing more to see
     * @param overdue whether the day has passed without it
     */
    record NextThing(
            LocalDate on,
            String when,
            String kind,
            String words,
            @Nullable String path,
            boolean overdue) {}
}
