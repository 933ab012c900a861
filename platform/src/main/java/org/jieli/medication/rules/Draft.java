package org.jieli.medication.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jieli.institution.PractitionerSummary.TitleLevel;
import org.jieli.medication.PrescriptionKind;
import org.jieli.medication.catalogue.Drug;
import org.jspecify.annotations.Nullable;

/**
 * A prescription as its rules look at it.
 *
 * @param primary whether a primary institution writes it
 * @param title of the doctor, null when it is not known
 * @param age of the person in completed years
 * @param days for which it is to last
 * @param refillDays after how many days the next part is dispensed
 * @param evaluation what the doctor wrote of the person's state; for an ordinary one why it is longer than usual
 * @param attested what the doctor says of the person: diagnosis clear, regimen stable, adherent
 * @param confirmed whether the person has confirmed by signature
 * @param first whether no long prescription for the disease went before, or the one before was stopped
 * @param suppliedUntil until when an earlier long prescription for the disease supplies the person
 */
public record Draft(
        PrescriptionKind kind,
        LocalDate on,
        boolean primary,
        @Nullable TitleLevel title,
        String diagnosis,
        int age,
        @Nullable Integer days,
        @Nullable Integer refillDays,
        List<Line> lines,
        String evaluation,
        Attested attested,
        boolean confirmed,
        boolean first,
        @Nullable LocalDate suppliedUntil,
        Stability.Shown stability) {

    /** A drug with its dose; {@code quantity} null where it follows from the dose. */
    public record Line(
            @Nullable Drug drug,
            @Nullable BigDecimal dose,
            @Nullable Frequency frequency,
            @Nullable Integer quantity) {

        /** Units for so many days, null as long as the line is not whole. */
        public @Nullable Integer needed(int days) {
            return drug == null || dose == null || frequency == null || dose.signum() <= 0
                    ? null
                    : Integer.valueOf(frequency.units(dose, days, drug.dosesPerUnit()));
        }
    }

    /** What the doctor says of the person, besides what the record shows. */
    public record Attested(boolean diagnosisClear, boolean regimenStable, boolean adherent) {}
}
