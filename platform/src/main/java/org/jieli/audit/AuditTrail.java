package org.jieli.audit;

import java.util.List;
import java.util.UUID;

/** Answers who has looked at a resident's record, within the asker's scope. */
public interface AuditTrail {

    /** Newest first. */
    List<AuditEntry> of(UUID residentId, int limit);
}
