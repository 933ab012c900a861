package org.jieli.insurance.budget;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A member of the alliance as the budget counts it.
 *
 * @param weight of the member within its tier, 1 unless the region says otherwise
 * @param score of its assessment, 0 to 100; null until it is known
 */
record BudgetMember(
        UUID institutionId,
        String name,
        ShareTier tier,
        BigDecimal weight,
        @Nullable BigDecimal score) {}
