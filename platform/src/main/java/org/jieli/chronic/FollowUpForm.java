package org.jieli.chronic;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jieli.shared.FieldFault;
import org.jspecify.annotations.Nullable;

/**
 * What a follow-up found.
 *
 * @param systolic mmHg
 * @param diastolic mmHg
 * @param fastingGlucose mmol/L
 * @param outcome 1 controlled, 2 not controlled, 3 adverse reaction, 4 complication
 */
record FollowUpForm(
        @Nullable Integer systolic,
        @Nullable Integer diastolic,
        @Nullable BigDecimal fastingGlucose,
        @Nullable String outcome,
        @Nullable String note) {

    private static final int LONGEST_NOTE = 2000;
    private static final BigDecimal LOWEST_GLUCOSE = new BigDecimal("0.6");
    private static final BigDecimal HIGHEST_GLUCOSE = new BigDecimal("60");

    List<FieldFault> faults() {
        List<FieldFault> faults = new ArrayList<>();
        if (outcome == null || !outcome.matches("[1-4]")) {
            faults.add(FieldFault.of("outcome", "chronic.outcome-missing"));
        }
        if (systolic != null && (systolic < 40 || systolic > 320)) {
            faults.add(FieldFault.of("systolic", "chronic.out-of-range", 40, 320));
        }
        if (diastolic != null && (diastolic < 20 || diastolic > 220)) {
            faults.add(FieldFault.of("diastolic", "chronic.out-of-range", 20, 220));
        }
        if (systolic != null && diastolic != null && diastolic >= systolic) {
            faults.add(FieldFault.of("diastolic", "chronic.diastolic-above"));
        }
        if (fastingGlucose != null
                && (fastingGlucose.compareTo(LOWEST_GLUCOSE) < 0 || fastingGlucose.compareTo(HIGHEST_GLUCOSE) > 0)) {
            faults.add(FieldFault.of("fastingGlucose", "chronic.out-of-range", LOWEST_GLUCOSE, HIGHEST_GLUCOSE));
        }
        if (note != null && note.length() > LONGEST_NOTE) {
            faults.add(FieldFault.of("note", "common.too-long", LONGEST_NOTE));
        }
        return faults;
    }
}
