package org.jieli.encounter;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
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

    /**
     * One that was measured.
     *
     * @param name as the component is called
     */
    public record Sign(String name, String value, String unit) {}

    /** What was measured, in the order of the form. */
    public List<Sign> taken() {
        List<Sign> taken = new ArrayList<>();
        add(taken, "systolic", systolic, "mmHg");
        add(taken, "diastolic", diastolic, "mmHg");
        add(taken, "heartRate", heartRate, "/min");
        add(taken, "respiratoryRate", respiratoryRate, "/min");
        add(taken, "temperature", temperature, "℃");
        add(taken, "oxygenSaturation", oxygenSaturation, "%");
        add(taken, "fastingGlucose", fastingGlucose, "mmol/L");
        add(taken, "randomGlucose", randomGlucose, "mmol/L");
        add(taken, "weight", weight, "kg");
        return taken;
    }

    private static void add(List<Sign> taken, String name, @Nullable Number value, String unit) {
        if (value != null) {
            taken.add(
                    new Sign(name, value instanceof BigDecimal exact ? exact.toPlainString() : value.toString(), unit));
        }
    }

    public static VitalSigns none() {
        return new VitalSigns(null, null, null, null, null, null, null, null, null);
    }
}
