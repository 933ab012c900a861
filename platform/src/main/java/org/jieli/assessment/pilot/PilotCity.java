package org.jieli.assessment.pilot;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A city of the published list.
 *
 * @param to first day on which it is none any more; null while it is one
 */
public record PilotCity(
        String division,
        String name,
        LocalDate from,
        @Nullable LocalDate to) {

    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && (to == null || day.isBefore(to));
    }
}
