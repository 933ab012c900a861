package org.jieli.enrolment;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A service was given to a resident. Any module publishes it in the transaction that wrote the service down; enrolment ticks the
 * package of the resident's agreement with it, once for each source and kind.
 *
 * @param institutionId where it was given
 * @param at when it was given
 * @param by who gave it, by name
 * @param sourceId what it is written down as: a follow-up, a referral, a prescription …
 * @param path the page of the source, null where it has none
 */
public record ServiceGiven(
        UUID residentId,
        ServiceKind kind,
        UUID institutionId,
        Instant at,
        String by,
        UUID sourceId,
        @Nullable String path) {}
