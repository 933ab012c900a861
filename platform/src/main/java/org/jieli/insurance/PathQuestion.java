package org.jieli.insurance;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Whose cost at which institutions.
 *
 * @param diagnosis ICD-10 code
 * @param kinds kinds of care, the preferred first; the first with past cases is told
 * @param from where the person is now, usually his primary institution
 * @param candidates where he might go
 * @param emergency whether he goes at once, referral or not
 * @param on the day
 */
public record PathQuestion(
        UUID residentId,
        String diagnosis,
        List<CareKind> kinds,
        UUID from,
        List<UUID> candidates,
        boolean emergency,
        LocalDate on) {

    public PathQuestion {
        kinds = List.copyOf(kinds);
        candidates = List.copyOf(candidates);
    }
}
