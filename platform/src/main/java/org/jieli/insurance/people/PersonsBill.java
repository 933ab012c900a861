package org.jieli.insurance.people;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jieli.insurance.CareKind;
import org.jieli.insurance.Scheme;

/**
 * A bill of an insured person with who pays what, yuan.
 *
 * @param insured paid by the three funds together
 */
public record PersonsBill(
        UUID id,
        String number,
        Scheme scheme,
        CareKind kind,
        UUID institutionId,
        LocalDate from,
        LocalDate to,
        String diagnosisName,
        BigDecimal total,
        BigDecimal insured,
        BigDecimal person) {}
