package org.jieli.chronic;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A follow-up visit, planned or done.
 *
 * @param referralId the down-referral that asked for it, null for a programme's own
 * @param purpose what to look at, in the words of the plan
 * @param doneAt when it was done, null while it is due
 * @param systolic mmHg, where measured
 * @param diastolic mmHg, where measured
 * @param fastingGlucose mmol/L, where measured
 * @param outcome the weightiest class of all programmes: 1 controlled, 2 not controlled, 3 adverse reaction, 4 complication, 9 could not
 *     be measured; null while due
 * @param note what the doctor noted
 * @param doneBy who did it, by name; null while due
 * @param programmes which it is to serve; empty where the plan says it in words
 * @param measured other values by the names of the measurements
 * @param findings codes that the decision tables know
 * @param adherence {@code REGULAR}, {@code IRREGULAR}, {@code NONE} to the drugs; null where not asked
 * @param assignedTo the practitioner whose task it is; null where nobody's in particular
 */
public record FollowUpSummary(
        UUID id,
        UUID residentId,
        UUID institutionId,
        @Nullable UUID referralId,
        LocalDate dueOn,
        String purpose,
        @Nullable Instant doneAt,
        @Nullable Integer systolic,
        @Nullable Integer diastolic,
        @Nullable BigDecimal fastingGlucose,
        @Nullable String outcome,
        @Nullable String note,
        @Nullable String doneBy,
        List<ChronicProgramme> programmes,
        FollowUpKind kind,
        Map<String, BigDecimal> measured,
        List<String> findings,
        @Nullable String adherence,
        @Nullable String intervention,
        @Nullable UUID assignedTo,
        @Nullable String assignedName) {

    /** What was measured, under the names that the decision tables use. */
    public Map<String, BigDecimal> values() {
        Map<String, BigDecimal> values = FollowUpForm.values(systolic, diastolic, fastingGlucose);
        measured.forEach(values::putIfAbsent);
        return values;
    }
}
