package org.jieli.insurance.rules;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Part of the covered cost with its rate.
 *
 * @param upTo where it ends, yuan; null for the last
 * @param rate share that is reimbursed, 0 to 1
 */
public record Segment(@Nullable BigDecimal upTo, BigDecimal rate) {}
