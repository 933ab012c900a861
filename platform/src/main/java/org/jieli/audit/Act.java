package org.jieli.audit;

import java.util.UUID;
import org.jieli.shared.Access;
import org.jspecify.annotations.Nullable;

/** Something that somebody did and that is to be taken down; {@code details} is JSON. */
record Act(
        Access by,
        String action,
        @Nullable UUID residentId,
        String subjectType,
        @Nullable UUID subjectId,
        String details,
        @Nullable String remoteAddress) {}
