package org.jieli.insurance.payment.run;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * What an institution was paid in a run, as it may read it itself.
 *
 * @param month 1 to 12 for a preliminary settlement, 0 for the final one of the year
 * @param advanced paid in the preliminary runs before it, yuan; 0 unless the run is final
 */
record OwnPayment(String region, int year, int month, Instant ranAt, PaidInstitution paid, BigDecimal advanced) {

    boolean isFinal() {
        return month == 0;
    }

    /** What is still due after the preliminary runs; negative when they paid too much. */
    BigDecimal due() {
        return paid.all().subtract(advanced);
    }
}
