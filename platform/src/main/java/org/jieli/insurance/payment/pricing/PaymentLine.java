package org.jieli.insurance.payment.pricing;

import java.math.BigDecimal;
import java.util.List;

/**
 * One step of paying a case.
 *
 * @param arguments of the step's sentence, numbers already written out
 * @param result weight, points or yuan that the step came to
 */
public record PaymentLine(PaymentStep step, List<String> arguments, BigDecimal result) {}
