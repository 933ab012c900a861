package org.jieli.audit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What of the log to show; {@code before} is the last identifier of the page before. */
record AuditFilter(
        @Nullable UUID residentId,
        @Nullable UUID accountId,
        @Nullable String action,
        @Nullable Long before) {}
