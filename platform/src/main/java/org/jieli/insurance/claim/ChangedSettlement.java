package org.jieli.insurance.claim;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A bill that came out otherwise because another one, or itself, was corrected.
 *
 * @param insuredBefore what the funds paid until then, yuan
 * @param personBefore what the person paid until then, yuan
 */
public record ChangedSettlement(
        UUID claimId,
        String number,
        LocalDate from,
        LocalDate to,
        Because because,
        Instant at,
        BigDecimal insuredBefore,
        BigDecimal insuredAfter,
        BigDecimal personBefore,
        BigDecimal personAfter) {

    /** What the person pays more, yuan; negative when less. */
    @JsonProperty
    public BigDecimal personMore() {
        return personAfter.subtract(personBefore);
    }
}
