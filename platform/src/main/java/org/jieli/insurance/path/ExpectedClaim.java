package org.jieli.insurance.path;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jieli.insurance.Arrival;
import org.jieli.insurance.BillLine;
import org.jieli.insurance.CareArea;
import org.jieli.insurance.CareKind;
import org.jieli.insurance.Claim;
import org.jieli.insurance.ReferralUsed;
import org.jieli.insurance.Registration;
import org.jspecify.annotations.Nullable;

/**
 * A bill that has not come yet.
 *
 * @param level code of the level
 * @param home whether it lies in another region where the person is registered as living
 * @param fromStay the stay at the sender that a referral would follow; null when the person is in none
 */
record ExpectedClaim(
        CareKind kind,
        UUID institutionId,
        String level,
        CareArea area,
        boolean home,
        String diagnosis,
        LocalDate on,
        @Nullable UUID fromStay) {

    private static final UUID NOT_YET = new UUID(0, 0);

    /** The ways of going there. */
    enum Way {
        REFERRED,
        DIRECT,
        EMERGENCY
    }

    Claim by(Way way, List<BillLine> lines) {
        boolean referred = way == Way.REFERRED;
        return new Claim(
                NOT_YET,
                kind,
                institutionId,
                level,
                area,
                on,
                on,
                diagnosis,
                switch (way) {
                    case REFERRED -> Arrival.REFERRED;
                    case DIRECT -> Arrival.DIRECT;
                    case EMERGENCY -> Arrival.EMERGENCY;
                },
                null,
                registration(referred),
                referred ? new ReferralUsed(NOT_YET, fromStay, on, false) : null,
                lines);
    }

    private Registration registration(boolean referred) {
        if (home) {
            return Registration.LONG_TERM;
        }
        return referred && area != CareArea.LOCAL ? Registration.TEMPORARY : Registration.NONE;
    }
}
