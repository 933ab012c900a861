package org.jieli.medication.stock;

import java.time.LocalDate;
import java.util.UUID;

/** What is left of one lot at one institution; units. */
public record Batch(UUID id, UUID institutionId, UUID drugId, String lot, LocalDate expiresOn, int onHand) {

    public boolean isExpiredOn(LocalDate day) {
        return expiresOn.isBefore(day);
    }
}
