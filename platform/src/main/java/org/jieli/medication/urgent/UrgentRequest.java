package org.jieli.medication.urgent;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request for a drug that is urgently missing.
 *
 * @param dueAt until when the other institution is to answer
 * @param answer why it was refused, or when it comes
 */
record UrgentRequest(
        UUID id,
        UUID fromInstitution,
        UUID toInstitution,
        UUID drugId,
        int amount,
        String reason,
        RequestState state,
        Instant askedAt,
        String askedBy,
        Instant dueAt,
        @Nullable Instant answeredAt,
        @Nullable String answeredBy,
        @Nullable String answer) {

    /** How far it is. */
    enum RequestState {
        ASKED,
        PROMISED,
        SENT,
        REFUSED,
        WITHDRAWN
    }

    boolean isOpen() {
        return state == RequestState.ASKED || state == RequestState.PROMISED;
    }
}
