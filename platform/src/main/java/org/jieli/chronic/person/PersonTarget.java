package org.jieli.chronic.person;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A value to reach: above one limit, below the other, each null where there is none; with the clause it comes from. */
record PersonTarget(
        String measurement,
        @Nullable BigDecimal above,
        @Nullable BigDecimal below,
        String source) {}
