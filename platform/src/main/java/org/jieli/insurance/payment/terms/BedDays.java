package org.jieli.insurance.payment.terms;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Payment by the day for long stays at continuing-care institutions.
 *
 * @param fromDays stays of at least so many days
 * @param bands of days, falling, the last open
 */
public record BedDays(int fromDays, List<Band> bands) {

    public BedDays {
        bands = List.copyOf(bands);
    }

    /**
     * Days of a stay with their rate.
     *
     * @param upToDay last day of the band, null for the last
     * @param rate yuan a day
     */
    public record Band(@Nullable Integer upToDay, BigDecimal rate) {}
}
