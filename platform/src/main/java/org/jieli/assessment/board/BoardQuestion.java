package org.jieli.assessment.board;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A question of somebody who reports.
 *
 * @param form the kind of form that it is about, else null
 * @param item the item of it, else null
 * @param open whether everybody who reports may read it with its answer
 */
record BoardQuestion(
        UUID id,
        @Nullable String form,
        @Nullable String item,
        String words,
        String division,
        @Nullable UUID institutionId,
        String askedBy,
        String place,
        Instant askedAt,
        @Nullable String answer,
        @Nullable String answeredBy,
        @Nullable String answeredPlace,
        @Nullable Instant answeredAt,
        boolean open) {

    /** Which questions a list shows. */
    enum QuestionFilter {
        ALL,
        OPEN,
        ANSWERED,
        PUBLIC
    }
}
