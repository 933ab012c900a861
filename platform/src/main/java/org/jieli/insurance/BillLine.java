package org.jieli.insurance;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Part of a bill: what one item class came to.
 *
 * @param item code of an item class of the rules, e.g. {@code DRUG_B}
 * @param amount yuan, scale 2
 * @param quantity units, for classes with a price limit per unit; null counts as one
 */
public record BillLine(
        String item, BigDecimal amount, @Nullable BigDecimal quantity) {}
