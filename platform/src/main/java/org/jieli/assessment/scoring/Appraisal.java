package org.jieli.assessment.scoring;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A performance evaluation of the units of one set in a task.
 *
 * @param division whose leader it is; empty for the nation
 * @param objectionsUntil until when units may object; null before the feedback
 * @param audience null before the publication
 */
public record Appraisal(
        UUID id,
        String name,
        UUID taskId,
        UUID schemeId,
        String division,
        AppraisalState state,
        @Nullable Instant objectionsUntil,
        @Nullable Audience audience,
        @Nullable Instant publishedAt,
        String createdBy,
        Instant createdAt,
        int version) {

    boolean takesObjections(Instant now) {
        return state == AppraisalState.FEEDBACK && objectionsUntil != null && now.isBefore(objectionsUntil);
    }
}
