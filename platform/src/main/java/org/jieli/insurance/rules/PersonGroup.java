package org.jieli.insurance.rules;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Better terms of a group of persons, by what the fund knows of them or by age.
 *
 * @param code e.g. {@code RETIRED}
 * @param fromAge by age alone, from these full years; null when the fund says who belongs
 * @param toAge up to these full years
 * @param deductibleFactor 0 to 1
 * @param points added to rates, 0.05 for five points
 * @param outpatientPoints the same for outpatient care where it differs; null for the same points
 * @param outpatientDeductible the group's own deductible of outpatient pooling a year, yuan; null for that of all
 * @param shareFactor of the person's own share, e.g. 0.6 for a retiree who pays 60% of what the active pay
 */
public record PersonGroup(
        String code,
        String name,
        @Nullable Integer fromAge,
        @Nullable Integer toAge,
        BigDecimal deductibleFactor,
        BigDecimal points,
        @Nullable BigDecimal outpatientPoints,
        @Nullable BigDecimal outpatientDeductible,
        BigDecimal shareFactor) {

    /** Points added to the rates of outpatient care. */
    public BigDecimal pointsOutside() {
        return outpatientPoints == null ? points : outpatientPoints;
    }

    /** Whether age alone decides. */
    public boolean byAge() {
        return fromAge != null || toAge != null;
    }

    /** Whether an age in full years lies within. */
    public boolean holdsAt(int age) {
        return (fromAge == null || age >= fromAge) && (toAge == null || age <= toAge);
    }
}
