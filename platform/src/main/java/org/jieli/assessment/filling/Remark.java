package org.jieli.assessment.filling;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a reviewer says of one cell.
 *
 * @param submission the version he looked at
 * @param answer the filler's words; null while there are none
 * @param changed whether the cell was changed since, which answers too
 */
public record Remark(
        UUID id,
        int submission,
        String item,
        String words,
        String byName,
        Instant at,
        @Nullable String answer,
        @Nullable String answeredBy,
        @Nullable Instant answeredAt,
        boolean changed) {

    public boolean isAnswered() {
        return answer != null || changed;
    }
}
