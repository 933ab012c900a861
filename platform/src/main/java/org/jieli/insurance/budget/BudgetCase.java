package org.jieli.insurance.budget;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jieli.insurance.CareArea;
import org.jieli.insurance.CareKind;

/**
 * A bill behind a closing.
 *
 * @param member whether it is a member's
 * @param basic what the fund paid, yuan
 */
record BudgetCase(
        UUID claimId,
        String number,
        UUID residentId,
        UUID institutionId,
        boolean member,
        CareKind kind,
        CareArea area,
        LocalDate to,
        String diagnosisName,
        BigDecimal total,
        BigDecimal basic) {}
