package org.jieli.medication.prescription;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jieli.medication.PrescriptionKind;
import org.jieli.medication.prescription.Prescription.Confirmation;
import org.jspecify.annotations.Nullable;

/**
 * A prescription to be written.
 *
 * @param refillDays after how many days the next part is dispensed; null for all at once
 * @param dispenseAt where the person gets it, null for here
 * @param evaluation the doctor's evaluation, or why an ordinary one is longer
 * @param confirmation {@code SIGNED} (with a signature), {@code PAPER} or {@code NONE}
 * @param signature a PNG as a data address, where he signed on the screen
 * @param safetyReason why in spite of a severe alert
 * @param previousId the one that it renews
 */
record NewPrescription(
        UUID residentId,
        @Nullable PrescriptionKind kind,
        @Nullable String diagnosisCode,
        @Nullable Integer days,
        @Nullable Integer refillDays,
        @Nullable UUID dispenseAt,
        List<NewLine> lines,
        @Nullable Boolean diagnosisClear,
        @Nullable Boolean regimenStable,
        @Nullable Boolean adherent,
        @Nullable String evaluation,
        @Nullable Confirmation confirmation,
        @Nullable String signature,
        @Nullable String safetyReason,
        @Nullable UUID previousId) {

    /** A body may leave out lists; the rules name what is missing. */
    @SuppressWarnings("ConstantValue")
    NewPrescription {
        lines = lines == null ? List.of() : List.copyOf(lines);
    }

    /**
     * A drug to be prescribed.
     *
     * @param dose units each time
     * @param frequency QD, BID, TID, QID, QN, QOD, QW or PRN
     * @param quantity units for the whole, null where it follows from the dose
     */
    record NewLine(
            @Nullable UUID drugId,
            @Nullable BigDecimal dose,
            @Nullable String frequency,
            @Nullable String usage,
            @Nullable Integer quantity) {}

    boolean isConfirmed() {
        return confirmation == Confirmation.PAPER
                || confirmation == Confirmation.SIGNED && signature != null && !signature.isBlank();
    }
}
