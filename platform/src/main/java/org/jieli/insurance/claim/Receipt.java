package org.jieli.insurance.claim;

import java.util.Objects;
import java.util.UUID;
import org.jieli.shared.Fault;
import org.jspecify.annotations.Nullable;

/** What became of a bill that was sent: taken in as somebody's, or refused. */
record Receipt(
        @Nullable ReceivedClaim received,
        @Nullable UUID residentId,
        @Nullable Fault fault) {

    static Receipt taken(ReceivedClaim received, UUID residentId) {
        return new Receipt(received, residentId, null);
    }

    static Receipt refused(Fault fault) {
        return new Receipt(null, null, fault);
    }

    /** The answer to a bill that was taken in; throws why it was not. */
    ReceivedClaim orThrow() {
        if (fault != null) {
            throw fault;
        }
        return Objects.requireNonNull(received);
    }
}
