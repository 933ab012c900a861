package org.jieli.chronic;

import java.time.Instant;
import java.time.LocalDate;
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
 * @param outcome classification 1 controlled, 2 not controlled, 3 adverse reaction, 4 complication, 9 could not be measured;
 *     null while due
 * @param note what the doctor noted
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
        java.math.@Nullable BigDecimal fastingGlucose,
        @Nullable String outcome,
        @Nullable String note) {}
