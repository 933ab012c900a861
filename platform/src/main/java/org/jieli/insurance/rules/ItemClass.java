package org.jieli.insurance.rules;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A class of items of a bill.
 *
 * @param code e.g. {@code DRUG_B}
 * @param covered whether it is in the catalogue; what is not the person pays
 * @param firstShare what the person pays first (先行自付), 0 to 1
 * @param unitLimit covered at most per unit, yuan; null without limit
 */
public record ItemClass(
        String code,
        String name,
        boolean covered,
        BigDecimal firstShare,
        @Nullable BigDecimal unitLimit) {}
