package org.jieli.insurance.payment.terms;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jieli.institution.Tier;
import org.jspecify.annotations.Nullable;

/**
 * All numbers by which a pooling region pays providers. What a case is paid is rounded once, half up, to the fen; shares of a budget are
 * rounded by the largest remainder, so that they add up.
 *
 * @param baseRate yuan of weight 1, for {@link PayMethod#WEIGHTS}
 * @param annualBudget yuan that the points of a year share, for {@link PayMethod#POINTS}
 * @param coefficients by tier
 * @param institutions coefficients of single institutions
 * @param primaryCoefficient of primary-level diseases at every tier and institution
 * @param reviewShare of an institution's discharges of the year that special-case review may take at most (特例单议)
 * @param ungroupedWeight of a case that no group names
 * @param ungroupedCost its average cost, yuan
 * @param bedDays null where long stays are paid like others
 */
public record PaymentTerms(
        PayMethod method,
        @Nullable BigDecimal baseRate,
        @Nullable BigDecimal annualBudget,
        Map<Tier, BigDecimal> coefficients,
        List<InstitutionCoefficient> institutions,
        BigDecimal primaryCoefficient,
        Outliers outliers,
        BigDecimal reviewShare,
        BigDecimal ungroupedWeight,
        BigDecimal ungroupedCost,
        @Nullable BedDays bedDays,
        List<Capitation> capitation,
        List<CaseGroup> groups) {

    public PaymentTerms {
        coefficients = Map.copyOf(coefficients);
        institutions = List.copyOf(institutions);
        capitation = List.copyOf(capitation);
        groups = List.copyOf(groups);
    }

    /** Of an institution: its own, or its tier's; 1 where neither is known. */
    public BigDecimal coefficient(UUID institutionId, Tier tier) {
        for (InstitutionCoefficient own : institutions) {
            if (own.institutionId().equals(institutionId)) {
                return own.coefficient();
            }
        }
        return coefficients.getOrDefault(tier, BigDecimal.ONE);
    }

    /** The same with another budget for the points. */
    public PaymentTerms withAnnualBudget(BigDecimal yuan) {
        return new PaymentTerms(
                method,
                baseRate,
                yuan,
                coefficients,
                institutions,
                primaryCoefficient,
                outliers,
                reviewShare,
                ungroupedWeight,
                ungroupedCost,
                bedDays,
                capitation,
                groups);
    }

    public Optional<CaseGroup> group(String code) {
        return groups.stream().filter(group -> group.code().equals(code)).findFirst();
    }
}
