package org.jieli.referral;

import java.time.LocalDate;
import java.util.Optional;
import org.jieli.alliance.Alliances;
import org.jieli.institution.CareLevel;
import org.jieli.institution.InstitutionSummary;
import org.jieli.institution.Institutions;
import org.jieli.region.Divisions;
import org.jieli.region.PoolingRegion;
import org.springframework.stereotype.Component;

/** Reads from two institutions which way a referral goes and how far. */
@Component
class Route {

    private static final int PROVINCE_DIGITS = 2;

    private final Institutions institutions;
    private final Alliances alliances;
    private final Divisions divisions;

    Route(Institutions institutions, Alliances alliances, Divisions divisions) {
        this.institutions = institutions;
        this.alliances = alliances;
        this.divisions = divisions;
    }

    /** Up to a higher level, down to a lower one or to continuing care, lateral between equals. */
    ReferralDirection direction(InstitutionSummary from, InstitutionSummary to) {
        CareLevel sender = institutions.careLevel(from.id());
        CareLevel receiver = institutions.careLevel(to.id());
        if (sender == receiver) {
            return ReferralDirection.LATERAL;
        }
        if (sender == CareLevel.CONTINUING) {
            return receiver.compareTo(CareLevel.SECONDARY) >= 0 ? ReferralDirection.UP : ReferralDirection.DOWN;
        }
        if (receiver == CareLevel.CONTINUING) {
            return sender.compareTo(CareLevel.SECONDARY) >= 0 ? ReferralDirection.DOWN : ReferralDirection.LATERAL;
        }
        return receiver.compareTo(sender) > 0 ? ReferralDirection.UP : ReferralDirection.DOWN;
    }

    Reach reach(InstitutionSummary from, InstitutionSummary to, LocalDate on) {
        if (alliances.partners(from.id(), on).contains(to.id())) {
            return Reach.ALLIANCE;
        }
        Optional<PoolingRegion> home = divisions.poolingRegionOf(from.division(), on);
        if (home.isPresent() && home.equals(divisions.poolingRegionOf(to.division(), on))) {
            return Reach.POOLING_REGION;
        }
        return from.division()
                        .substring(0, PROVINCE_DIGITS)
                        .equals(to.division().substring(0, PROVINCE_DIGITS))
                ? Reach.PROVINCE
                : Reach.OUT_OF_PROVINCE;
    }
}
