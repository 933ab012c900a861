package org.jieli.assessment.evaluation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A unit with figures in a task, and the version of the report they come from. */
public record FigureUnit(
        UUID taskId,
        UUID unitId,
        UUID reportId,
        String form,
        String tier,
        String name,
        String division,
        @Nullable UUID institutionId,
        int number) {}
