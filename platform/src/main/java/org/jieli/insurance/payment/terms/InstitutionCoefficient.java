package org.jieli.insurance.payment.terms;

import java.math.BigDecimal;
import java.util.UUID;

/** A coefficient of one institution's own, in place of its tier's. */
public record InstitutionCoefficient(UUID institutionId, BigDecimal coefficient) {}
