package org.jieli.identity;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An account as it is stored. */
record AccountRecord(
        UUID id,
        String username,
        String passwordHash,
        String personName,
        @Nullable UUID practitionerId,
        boolean mustChangePassword,
        boolean disabled,
        int sessionEpoch) {}
