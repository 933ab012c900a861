package org.jieli.insurance.payment.terms;

import java.math.BigDecimal;
import java.util.List;
import org.jieli.institution.Tier;
import org.jspecify.annotations.Nullable;

/**
 * A group of cases that is paid alike.
 *
 * @param ranges ICD-10 codes or ranges of codes, e.g. {@code J12-J18}; what stands below a code belongs to it
 * @param tier of institutions that it is for; null for all
 * @param weight weight (DRG) or points (DIP) of a case
 * @param averageCost of a case in the whole region, yuan, by which outliers are told
 * @param primaryLevel whether it is a disease of the primary level, paid the same at every tier (同病同付)
 */
public record CaseGroup(
        String code,
        String name,
        List<String> ranges,
        @Nullable Tier tier,
        BigDecimal weight,
        BigDecimal averageCost,
        boolean primaryLevel) {

    public CaseGroup {
        ranges = List.copyOf(ranges);
    }
}
