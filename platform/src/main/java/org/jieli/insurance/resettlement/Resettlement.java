package org.jieli.insurance.resettlement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jieli.insurance.Scheme;
import org.jieli.insurance.rules.RuleSet;
import org.jspecify.annotations.Nullable;

/**
 * The days of a version whose bills are to be settled again.
 *
 * @param askedAt when it was asked for; the beginning of time before that
 * @param lastResident the person up to whom all are through, in the order of their identifiers; null before the first
 */
record Resettlement(
        UUID ruleSet,
        String region,
        Scheme scheme,
        LocalDate from,
        @Nullable LocalDate to,
        Instant askedAt,
        @Nullable UUID lastResident) {

    static Resettlement of(RuleSet set) {
        return new Resettlement(set.id(), set.region(), set.scheme(), set.from(), set.to(), Instant.EPOCH, null);
    }

    Resettlement after(UUID resident) {
        return new Resettlement(ruleSet, region, scheme, from, to, askedAt, resident);
    }
}
