package org.jieli.assessment.task;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jieli.assessment.form.Period;
import org.jspecify.annotations.Nullable;

/**
 * A reporting task (任务) with its period (表期).
 *
 * @param edition edition of the forms that are asked for
 * @param division the area that is asked, a GB/T 2260 prefix; empty for the nation
 * @param opens from when on cells are saved
 * @param closes when saving and submitting ends, where no extension was given
 * @param pilotCities codes of the cities in which all leads report
 * @param previous the task of the last period, whose figures stand beside
 */
public record Task(
        UUID id,
        String name,
        String edition,
        String division,
        Period period,
        Instant opens,
        Instant closes,
        @Nullable UUID previous,
        @Nullable Instant publishedAt,
        Set<String> pilotCities,
        int version) {

    public Task {
        pilotCities = Set.copyOf(pilotCities);
    }

    /** Where a task stands at a moment. */
    public enum Phase {
        PLANNED,
        OPEN,
        CLOSED,
        PUBLISHED
    }

    public Phase phase(Instant now) {
        if (publishedAt != null) {
            return Phase.PUBLISHED;
        }
        if (now.isBefore(opens)) {
            return Phase.PLANNED;
        }
        return now.isBefore(closes) ? Phase.OPEN : Phase.CLOSED;
    }
}
