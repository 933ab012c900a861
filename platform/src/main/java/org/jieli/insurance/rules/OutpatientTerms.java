package org.jieli.insurance.rules;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Outpatient pooling (门诊统筹).
 *
 * @param deductible a year, yuan
 * @param rates by level; a level that is missing pays nothing
 * @param cap most that is paid a year, yuan; null without
 * @param contractedCap the same for residents with a family-doctor agreement
 * @param contractedPoints added to their rates
 */
public record OutpatientTerms(
        BigDecimal deductible,
        Map<String, BigDecimal> rates,
        @Nullable BigDecimal cap,
        @Nullable BigDecimal contractedCap,
        BigDecimal contractedPoints) {}
