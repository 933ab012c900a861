package org.jieli.insurance.rules;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Outpatient benefit of a chronic disease.
 *
 * @param diseases ICD-10 codes or their beginnings
 * @param deductible a year, yuan
 * @param rates by level; a level that is missing pays nothing
 * @param cap most that is paid a year for this benefit, yuan; null without
 */
public record ChronicBenefit(
        String code,
        String name,
        List<String> diseases,
        BigDecimal deductible,
        Map<String, BigDecimal> rates,
        @Nullable BigDecimal cap) {

    /** Whether a diagnosis has it. */
    public boolean covers(String diagnosis) {
        return Diseases.name(diseases, diagnosis);
    }
}
