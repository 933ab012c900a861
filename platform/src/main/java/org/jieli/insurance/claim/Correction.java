package org.jieli.insurance.claim;

import java.util.List;
import org.jieli.insurance.Registration;
import org.jspecify.annotations.Nullable;

/**
 * What is to be changed of a bill.
 *
 * @param reason why, for everyone who asks later
 * @param claim for {@link Kind#REPLACE}: the bill as it should have been; person, number and institution stay
 * @param refunds for {@link Kind#REFUND}: what is given back of which item class, yuan above zero
 * @param registration for {@link Kind#REGISTER_LATE} by the fund, of a bill out of the area: the kind of registration; else the
 *     registration book tells
 */
public record Correction(
        @Nullable Kind kind,
        @Nullable String reason,
        @Nullable NewClaim claim,
        @Nullable List<NewClaim.Line> refunds,
        @Nullable Registration registration) {

    /** How a bill is corrected. */
    public enum Kind {
        REPLACE(Because.Anew.REPLACED_BILL),
        REFUND(Because.Anew.REFUNDED_BILL),
        CANCEL_REFERRAL(Because.Anew.CANCELLED_REFERRAL),
        REGISTER_LATE(Because.Anew.LATE_REGISTRATION);

        private final Because.Anew because;

        Kind(Because.Anew because) {
            this.because = because;
        }

        Because.Anew because() {
            return because;
        }
    }

    List<NewClaim.Line> refundsOrNone() {
        return refunds == null
                ? List.of()
                : refunds.stream()
                        .map(line -> line == null ? new NewClaim.Line(null, null, null) : line)
                        .toList();
    }
}
