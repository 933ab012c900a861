package org.jieli.encounter;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A visit to be written down.
 *
 * @param at when, null for now
 * @param emergency whether it was at the emergency desk
 * @param diagnosisCodes ICD-10, the main one first
 * @param findings codes that the decision tables know
 * @param pregnant pregnant or in childbed
 * @param decision what the doctor decided: a constant of {@code criteria.Advice.Level}
 * @param overruleReason why, when the decision is milder than the advice
 */
record NewVisit(
        UUID residentId,
        @Nullable Instant at,
        boolean emergency,
        String complaint,
        VitalSigns vitalSigns,
        List<String> diagnosisCodes,
        List<String> findings,
        boolean pregnant,
        @Nullable String note,
        String decision,
        @Nullable String overruleReason) {

    /** A body may leave out what its advice does not need; the rules of the record name what is missing. */
    @SuppressWarnings("ConstantValue")
    NewVisit {
        complaint = complaint == null ? "" : complaint;
        vitalSigns = vitalSigns == null ? VitalSigns.none() : vitalSigns;
        diagnosisCodes = diagnosisCodes == null ? List.of() : List.copyOf(diagnosisCodes);
        findings = findings == null ? List.of() : List.copyOf(findings);
        decision = decision == null ? "" : decision;
    }
}
