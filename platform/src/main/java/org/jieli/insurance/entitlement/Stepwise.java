package org.jieli.insurance.entitlement;

import java.time.LocalDate;
import java.util.List;
import org.jieli.insurance.Arrival;
import org.jieli.insurance.CareArea;
import org.jieli.insurance.Claim;
import org.jieli.insurance.ReferralUsed;
import org.jieli.insurance.Registration;
import org.jieli.insurance.entitlement.Course.Following;
import org.jieli.insurance.rules.LevelTerms;
import org.jieli.insurance.rules.ReferralTerms;
import org.jieli.insurance.rules.ReferralTerms.Exemption;

/** Whether a path counts as the right one: first contact near home, a valid referral, an emergency, an exempt group, or the way back. */
final class Stepwise {

    private final ReferralTerms terms;

    Stepwise(ReferralTerms terms) {
        this.terms = terms;
    }

    boolean holds(Claim claim, int age, LevelTerms level, List<Following> followed) {
        return level.firstContact()
                || claim.arrival() == Arrival.EMERGENCY
                || hasReferral(claim)
                || isExempt(claim, age)
                || livesElsewhere(claim)
                || followed.stream().anyMatch(Stepwise::isWayBack);
    }

    /** A referral counts that was not cancelled and was registered in time, a few days late allowed. */
    boolean hasReferral(Claim claim) {
        ReferralUsed referral = claim.referral();
        if (claim.arrival() != Arrival.REFERRED || referral == null || referral.cancelled()) {
            return false;
        }
        LocalDate registered = referral.registeredOn();
        return registered != null && !registered.isAfter(claim.from().plusDays(terms.lateDays()));
    }

    private boolean isExempt(Claim claim, int age) {
        List<Exemption> exemptions = terms.exemptions();
        for (Exemption exemption : exemptions) {
            boolean byAge = exemption.fromAge() != null || exemption.toAge() != null;
            boolean holds = byAge
                    ? (exemption.fromAge() == null || age >= exemption.fromAge())
                            && (exemption.toAge() == null || age <= exemption.toAge())
                    : claim.arrival() == Arrival.EXEMPT && exemption.code().equals(claim.exemption());
            if (holds) {
                return true;
            }
        }
        return false;
    }

    /** Who is registered as living elsewhere has no primary institution of his region near. */
    private static boolean livesElsewhere(Claim claim) {
        return claim.area() != CareArea.LOCAL && claim.registration() == Registration.LONG_TERM;
    }

    /** Who went to a hospital directly does not come back to it on the right way. */
    private static boolean isWayBack(Following following) {
        return switch (following.direction()) {
            case DOWN -> true;
            case RETURN -> following.afterRightWay();
            case UP, LATERAL -> false;
        };
    }
}
