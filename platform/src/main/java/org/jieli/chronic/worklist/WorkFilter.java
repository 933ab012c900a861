package org.jieli.chronic.worklist;

import java.util.UUID;
import org.jieli.chronic.ChronicProgramme;
import org.jspecify.annotations.Nullable;

/**
 * Which open follow-ups a work list shows.
 *
 * @param assignedTo one person's; null with {@code nobodys} for those of nobody, null without for all
 */
record WorkFilter(
        WorkKind kind,
        @Nullable ChronicProgramme programme,
        @Nullable UUID assignedTo,
        boolean nobodys) {}
