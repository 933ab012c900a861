package org.jieli.chronic.membership;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jieli.chronic.ChronicProgramme;
import org.jspecify.annotations.Nullable;

/**
 * An entry into a programme.
 *
 * @param plan what was agreed: drugs, way of life, how often
 * @param consentedBy who agreed, by name
 * @param values for the grade, by the names of the measurements
 * @param riskFactors those that somebody ticked
 * @param firstDueOn the first follow-up
 */
public record NewMembership(
        UUID residentId,
        @Nullable ChronicProgramme programme,
        @Nullable String plan,
        @Nullable String consentedBy,
        Map<String, BigDecimal> values,
        Set<String> riskFactors,
        @Nullable LocalDate firstDueOn) {

    /** A body may leave out what it does not know. */
    @SuppressWarnings("ConstantValue")
    public NewMembership {
        values = values == null ? Map.of() : Map.copyOf(values);
        riskFactors = riskFactors == null ? Set.of() : Set.copyOf(riskFactors);
    }
}
