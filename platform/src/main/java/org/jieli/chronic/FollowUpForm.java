package org.jieli.chronic;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a follow-up found.
 *
 * @param systolic mmHg
 * @param diastolic mmHg
 * @param fastingGlucose mmol/L
 * @param outcome 1 controlled, 2 not controlled, 3 adverse reaction, 4 complication, 9 could not be measured
 * @param note with outcome 9 also why
 */
record FollowUpForm(
        @Nullable Integer systolic,
        @Nullable Integer diastolic,
        @Nullable BigDecimal fastingGlucose,
        @Nullable String outcome,
        @Nullable String note) {

    /** What was measured, under the names that norms and decision tables use. */
    Map<String, BigDecimal> values() {
        return values(systolic, diastolic, fastingGlucose);
    }

    static Map<String, BigDecimal> values(
            @Nullable Integer systolic, @Nullable Integer diastolic, @Nullable BigDecimal fastingGlucose) {
        Map<String, BigDecimal> values = new LinkedHashMap<>();
        if (systolic != null) {
            values.put("systolic", BigDecimal.valueOf(systolic));
        }
        if (diastolic != null) {
            values.put("diastolic", BigDecimal.valueOf(diastolic));
        }
        if (fastingGlucose != null) {
            values.put("fastingGlucose", fastingGlucose);
        }
        return values;
    }
}
