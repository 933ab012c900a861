package org.jieli.encounter;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Measured at the visit; absent values were not measured.
 *
 * @param systolic mmHg
 * @param diastolic mmHg
 * @param heartRate beats per minute
 * @param respiratoryRate breaths per minute
 * @param temperature °C
 * @param oxygenSaturation %, pulse oximetry
 * @param fastingGlucose mmol/L
 * @param randomGlucose mmol/L
 * @param weight kg
 */
public record VitalSigns(
        @Nullable Integer systolic,
        @Nullable Integer diastolic,
        @Nullable Integer heartRate,
        @Nullable Integer respiratoryRate,
        @Nullable BigDecimal temperature,
        @Nullable Integer oxygenSaturation,
        @Nullable BigDecimal fastingGlucose,
        @Nullable BigDecimal randomGlucose,
        @Nullable BigDecimal weight) {

    public static VitalSigns none() {
        return new VitalSigns(null, null, null, null, null, null, null, null, null);
    }
}
