package org.jieli.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An act as it was taken down.
 *
 * @param details facts as JSON text, the bytes of which are sealed
 */
public record AuditEntry(
        long id,
        Instant at,
        @Nullable UUID accountId,
        String personName,
        @Nullable UUID institutionId,
        String division,
        String role,
        String action,
        @Nullable UUID residentId,
        String subjectType,
        @Nullable UUID subjectId,
        String details,
        @Nullable String remoteAddress) {}
