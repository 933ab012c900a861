package org.jieli.portal.complaint;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a person complains of.
 *
 * @param institutionId what it is about
 * @param division where that institution stands
 * @param dueAt by when it is answered
 * @param said everything said in it, oldest first; empty in lists
 */
record Complaint(
        UUID id,
        UUID residentId,
        UUID institutionId,
        String division,
        ComplaintAddressee addressee,
        ComplaintSubject subject,
        String words,
        ComplaintState state,
        Instant madeAt,
        Instant dueAt,
        List<Said> said) {

    /** One thing said in it. */
    record Said(
            Instant at,
            ComplaintStep step,
            String by,
            @Nullable String words) {}

    boolean isLate(Instant now) {
        return state == ComplaintState.OPEN && dueAt.isBefore(now);
    }
}
