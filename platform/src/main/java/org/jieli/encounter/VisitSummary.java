package org.jieli.encounter;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jieli.terminology.Diagnosis;
import org.jspecify.annotations.Nullable;

/**
 * A visit as others need it, e.g. to prefill a referral.
 *
 * @param findings codes of findings, the same as {@code criteria} takes
 * @param advice what the decision tables advised: a constant of {@code criteria.Advice.Level}, null when they were silent
 * @param decision what the doctor decided: a constant of {@code criteria.Advice.Level}, null in visits taken over from elsewhere
 * @param overruleReason why the doctor decided otherwise, null when he did not
 */
public record VisitSummary(
        UUID id,
        UUID residentId,
        UUID institutionId,
        @Nullable UUID practitionerId,
        Instant at,
        String complaint,
        VitalSigns vitalSigns,
        List<Diagnosis> diagnoses,
        List<String> findings,
        @Nullable String note,
        @Nullable String advice,
        @Nullable String decision,
        @Nullable String overruleReason) {}
