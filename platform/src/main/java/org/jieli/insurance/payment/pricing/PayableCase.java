package org.jieli.insurance.payment.pricing;

import java.math.BigDecimal;
import java.util.UUID;
import org.jieli.institution.Tier;

/**
 * A settled stay that an institution is to be paid for.
 *
 * @param tier of the institution
 * @param continuingCare whether the institution is of continuing care
 * @param days from admission to discharge, at least 1
 * @param diagnosis ICD-10 code of the main diagnosis
 * @param total the bill, yuan
 * @param others what the patient and payers other than the basic fund pay of it, yuan
 * @param reviewed whether special-case review lets it be paid at cost
 */
public record PayableCase(
        UUID claimId,
        UUID institutionId,
        Tier tier,
        boolean continuingCare,
        int days,
        String diagnosis,
        BigDecimal total,
        BigDecimal others,
        boolean reviewed) {}
