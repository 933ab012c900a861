package org.jieli.resident;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A resident as pages show him: masked.
 *
 * @param recordNumber health record number, 17 digits (健康档案编号)
 * @param maskedIdentity identity number with the middle hidden, e.g. {@code 411203********001X}
 * @param maskedPhone phone with the middle hidden, null when none is known
 * @param division where he lives, 9 or 12 digits
 * @param insuranceScheme 310 employee, 390 resident (NHSA insutype), null when none
 * @param deceasedOn day of death, null while living
 */
public record ResidentSummary(
        UUID id,
        String name,
        Sex sex,
        LocalDate birthDate,
        String recordNumber,
        String maskedIdentity,
        @Nullable String maskedPhone,
        String division,
        @Nullable String insuranceScheme,
        @Nullable LocalDate deceasedOn) {

    /** Completed years of age on a day. */
    public int ageOn(LocalDate day) {
        return birthDate.until(day).getYears();
    }
}
