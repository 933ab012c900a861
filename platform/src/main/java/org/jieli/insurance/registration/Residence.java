package org.jieli.insurance.registration;

import java.time.LocalDate;
import java.util.UUID;
import org.jieli.insurance.Lasting;
import org.jspecify.annotations.Nullable;

/**
 * That somebody is registered as living in another pooling region for long (异地长期居住备案).
 *
 * @param region code of the region that insures him
 * @param place code of the division where he lives
 * @param from first day
 * @param to last day; null until it is changed
 * @param revision counts changes
 */
public record Residence(
        UUID id,
        UUID residentId,
        String region,
        String place,
        LocalDate from,
        @Nullable LocalDate to,
        int revision) implements Lasting {

    /** Whether care in a division on a day, for which a region pays, falls under it. */
    public boolean covers(String payer, String division, LocalDate day) {
        return region.equals(payer) && division.startsWith(place) && holdsOn(day);
    }
}
