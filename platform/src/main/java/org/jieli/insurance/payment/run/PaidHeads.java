package org.jieli.insurance.payment.run;

import java.math.BigDecimal;
import java.util.UUID;

/**
 * What an institution got for the heads enrolled with it.
 *
 * @param code of the capitation in the run's terms
 */
record PaidHeads(UUID institutionId, String code, int heads, BigDecimal amount) {}
