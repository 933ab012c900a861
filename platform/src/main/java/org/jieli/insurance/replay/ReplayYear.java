package org.jieli.insurance.replay;

import java.time.LocalDate;
import org.jieli.insurance.Scheme;
import org.jieli.insurance.entitlement.Entitlement;
import org.jieli.insurance.replay.ClaimStream.Selection;

/** Which bills a replay reads. */
final class ReplayYear {

    private static final int WINDOWS = 2;

    private ReplayYear() {}

    /** Those of a scheme with their last day in the year. */
    static Selection bills(String region, Scheme scheme, int year) {
        return new Selection(region, scheme, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
    }

    /** The same and those of two windows before, whose stays may begin a disease cycle. */
    static Selection withRunUp(Selection bills, Entitlement base, Entitlement proposed) {
        int days = Math.max(base.cycleDays(), proposed.cycleDays()) * WINDOWS;
        return new Selection(bills.region(), bills.scheme(), bills.from().minusDays(days), bills.to());
    }
}
