package org.jieli.audit;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Answers who has looked at a resident's record, within the asker's scope. */
public interface AuditTrail {

    /** Newest first. */
    List<AuditEntry> of(UUID residentId, int limit);

    /**
     * What others than the person did with the record, newest first; the system's own work is left out.
     *
     * @param before the last identifier of the page before, null for the first page
     */
    List<AuditEntry> byOthers(UUID residentId, @Nullable Long before, int limit);
}
