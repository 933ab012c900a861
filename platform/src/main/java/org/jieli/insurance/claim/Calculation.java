package org.jieli.insurance.claim;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jieli.insurance.Scheme;
import org.jspecify.annotations.Nullable;

/**
 * Bills of which somebody wants to know what would be paid; nothing of it is kept.
 *
 * @param region code of the pooling region, e.g. {@code 4112}
 * @param ruleSet a version of the rules; that of each bill's day when missing
 * @param groups codes of person groups of the rules
 * @param assistance code of a group of medical assistance
 * @param contracted whether a family-doctor agreement holds
 * @param claims the whole chain; the balances of the year begin at nothing
 */
public record Calculation(
        @Nullable String region,
        @Nullable Scheme scheme,
        @Nullable UUID ruleSet,
        @Nullable LocalDate born,
        @Nullable Set<String> groups,
        @Nullable String assistance,
        @Nullable Boolean contracted,
        @Nullable List<NewClaim> claims) {}
