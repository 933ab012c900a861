package org.jieli.insurance.fund;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jieli.insurance.CareArea;
import org.jieli.insurance.CareKind;

/**
 * A bill behind a figure.
 *
 * @param basic what the fund paid, yuan
 * @param stepwise whether the path counted as the right one
 */
record FundBill(
        UUID id,
        String number,
        UUID residentId,
        UUID institutionId,
        CareKind kind,
        CareArea area,
        String level,
        LocalDate to,
        String diagnosisName,
        BigDecimal total,
        BigDecimal covered,
        BigDecimal basic,
        boolean stepwise) {

    /** Whether it counts as a stay without the referral that it needed; only stays of the pooling region have a path. */
    boolean isOffThePath() {
        return kind == CareKind.INPATIENT && area == CareArea.LOCAL && !stepwise;
    }
}
