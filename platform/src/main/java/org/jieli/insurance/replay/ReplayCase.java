package org.jieli.insurance.replay;

import java.math.BigDecimal;
import java.util.UUID;

/** A bill with what both versions make of it, yuan. */
record ReplayCase(
        UUID claimId,
        UUID residentId,
        UUID institutionId,
        String diagnosis,
        String level,
        BigDecimal total,
        BigDecimal fundBefore,
        BigDecimal fundAfter,
        BigDecimal personBefore,
        BigDecimal personAfter) {

    BigDecimal personChange() {
        return personAfter.subtract(personBefore);
    }
}
