package org.jieli.insurance.payment.terms;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an institution gets a year for each head that is enrolled with it: by age for outpatient care, by disease for a chronic package.
 *
 * @param fromAge full years; null without lower bound
 * @param toAge full years; null without upper bound
 * @param diseases ICD-10 codes or ranges of a chronic package; empty for outpatient care
 * @param perHead yuan a year
 */
public record Capitation(
        String code,
        String name,
        @Nullable Integer fromAge,
        @Nullable Integer toAge,
        List<String> diseases,
        BigDecimal perHead) {

    public Capitation {
        diseases = List.copyOf(diseases);
    }

    /** Whether an age in full years lies within. */
    public boolean holdsAt(int age) {
        return (fromAge == null || age >= fromAge) && (toAge == null || age <= toAge);
    }

    /** Whether it is a chronic package. */
    public boolean ofDisease() {
        return !diseases.isEmpty();
    }
}
