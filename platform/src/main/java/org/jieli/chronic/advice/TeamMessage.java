package org.jieli.chronic.advice;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody who cares for a person wrote to the others.
 *
 * @param institutionId where the writer works
 * @param toInstitutionId the hospital that is asked, for a question
 * @param answers the question that an advice answers
 * @param answeredAt when a question was first answered, null while it is open
 */
record TeamMessage(
        UUID id,
        UUID residentId,
        TeamMessageKind kind,
        UUID institutionId,
        @Nullable UUID toInstitutionId,
        @Nullable UUID answers,
        String words,
        String writtenBy,
        Instant writtenAt,
        @Nullable Instant answeredAt) {

    boolean isOpenQuestion() {
        return kind == TeamMessageKind.QUESTION && answeredAt == null;
    }
}
