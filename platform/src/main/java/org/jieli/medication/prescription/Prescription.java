package org.jieli.medication.prescription;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jieli.medication.HoldReason;
import org.jieli.medication.PrescriptionKind;
import org.jieli.medication.PrescriptionState;
import org.jieli.medication.PrescriptionSummary;
import org.jspecify.annotations.Nullable;

/** A prescription with all that stands on it, save its drugs and parts. */
public record Prescription(
        UUID id,
        String number,
        UUID residentId,
        PrescriptionKind kind,
        PrescriptionState state,
        UUID institutionId,
        UUID reviewAt,
        UUID dispenseAt,
        @Nullable UUID practitionerId,
        String prescriber,
        String diagnosisCode,
        String diagnosisName,
        String problem,
        Instant issuedAt,
        int days,
        int refillDays,
        LocalDate validUntil,
        boolean first,
        @Nullable String evaluation,
        Confirmation confirmation,
        @Nullable String signature,
        @Nullable String safetyReason,
        String limits,
        @Nullable UUID previousId,
        @Nullable Instant reviewedAt,
        @Nullable String reviewedBy,
        @Nullable PrescriptionState heldFrom,
        @Nullable HoldReason holdReason,
        @Nullable String words,
        @Nullable LocalDate nextDue,
        @Nullable Instant refillWantedAt,
        Instant changedAt,
        int version) {

    /** How the person agreed to more than the usual length. */
    public enum Confirmation {
        NONE,
        SIGNED,
        PAPER
    }

    public PrescriptionSummary summary(List<PrescriptionSummary.Line> lines, List<PrescriptionSummary.Part> parts) {
        return new PrescriptionSummary(
                id,
                number,
                residentId,
                kind,
                state,
                institutionId,
                dispenseAt,
                prescriber,
                diagnosisCode,
                diagnosisName,
                issuedAt,
                days,
                validUntil,
                nextDue,
                holdReason,
                words,
                refillWantedAt,
                lines,
                parts);
    }

    /** Whether it is dispensed elsewhere than where it was written: 延伸处方. */
    public boolean isExtended() {
        return !institutionId.equals(dispenseAt);
    }
}
