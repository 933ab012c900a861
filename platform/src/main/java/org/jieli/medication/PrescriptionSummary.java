package org.jieli.medication;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A prescription as others show it.
 *
 * @param institutionId where it was written
 * @param dispenseAt where the person gets it
 * @param days for which it lasts
 * @param validUntil the last day on which it is dispensed
 * @param nextDue when the next part is due; null when nothing is left
 * @param words why it is where it is, e.g. why it was sent back
 * @param refillWantedAt when the person asked for the next part, null when he did not
 */
public record PrescriptionSummary(
        UUID id,
        String number,
        UUID residentId,
        PrescriptionKind kind,
        PrescriptionState state,
        UUID institutionId,
        UUID dispenseAt,
        String prescriber,
        String diagnosisCode,
        String diagnosisName,
        Instant issuedAt,
        int days,
        LocalDate validUntil,
        @Nullable LocalDate nextDue,
        @Nullable HoldReason holdReason,
        @Nullable String words,
        @Nullable Instant refillWantedAt,
        List<Line> lines,
        List<Part> parts) {

    /**
     * A drug on it.
     *
     * @param drug name and strength
     * @param unit what is counted, e.g. 片
     * @param dose units each time
     * @param frequency a constant of the frequencies, e.g. {@code QD}
     * @param quantity units for the whole prescription
     * @param dispensed units so far
     */
    public record Line(
            int number,
            UUID drugId,
            String drug,
            String unit,
            BigDecimal dose,
            String frequency,
            String usage,
            int quantity,
            int dispensed) {}

    /**
     * A part in which it is given out.
     *
     * @param dispensedAt when it was whole in the person's hands or on its way, null before
     */
    public record Part(
            int number, LocalDate dueOn, int days, @Nullable Instant dispensedAt) {}
}
