package org.jieli.insurance.path;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jieli.insurance.CareArea;
import org.jieli.insurance.PathReason;
import org.jieli.insurance.PathReason.PathBecause;
import org.jieli.insurance.entitlement.Settlement;
import org.jieli.insurance.path.Standing.Place;
import org.jieli.insurance.rules.LevelTerms;
import org.jieli.insurance.rules.ReferralTerms;
import org.jieli.insurance.rules.ReferralTerms.OutOfArea;

/** Says in which of the rules two ways of going to the same place differ. */
final class Reasons {

    private static final BigDecimal POINTS = new BigDecimal("100");

    private Reasons() {}

    static List<PathReason> of(
            Settlement referred,
            Settlement direct,
            Place place,
            LevelTerms level,
            ReferralTerms terms,
            boolean emergency) {
        List<PathReason> reasons = new ArrayList<>(2);
        boolean inpatient = referred.link() != null;
        if (place.area() == CareArea.LOCAL && inpatient && referred.stepwise() && !direct.stepwise()) {
            reasons.add(new PathReason(PathBecause.RATE, points(terms.notReferredPoints()), null));
        } else if (!emergency) {
            reasons.addAll(ofRegistration(place, terms));
        }
        BigDecimal before = direct.parts().deductible().setScale(2, RoundingMode.UNNECESSARY);
        BigDecimal after = referred.parts().deductible().setScale(2, RoundingMode.UNNECESSARY);
        if (after.compareTo(before) < 0) {
            reasons.add(new PathReason(PathBecause.DEDUCTIBLE, before, after));
        }
        boolean same = referred.parts().person().compareTo(direct.parts().person()) == 0;
        return same ? List.of(new PathReason(whySame(direct, level, emergency), null, null)) : reasons;
    }

    /** What lies in a registration outside the region, whatever a bill comes to; nothing where the person is registered as living. */
    static List<PathReason> ofRegistration(Place place, ReferralTerms terms) {
        OutOfArea elsewhere = terms.areas().get(place.area());
        return place.area() == CareArea.LOCAL || place.home() || elsewhere == null
                ? List.of()
                : List.of(new PathReason(
                        PathBecause.REGISTRATION,
                        points(elsewhere.unregisteredPoints()),
                        points(elsewhere.registeredPoints())));
    }

    private static PathBecause whySame(Settlement direct, LevelTerms level, boolean emergency) {
        if (emergency) {
            return PathBecause.SAME_EMERGENCY;
        }
        if (level.firstContact()) {
            return PathBecause.SAME_FIRST_CONTACT;
        }
        if (direct.link() != null && direct.link().follows() != null && direct.stepwise()) {
            return PathBecause.SAME_WAY_BACK;
        }
        return direct.stepwise() ? PathBecause.SAME_EXEMPT : PathBecause.SAME;
    }

    private static BigDecimal points(BigDecimal fraction) {
        BigDecimal points = fraction.multiply(POINTS).stripTrailingZeros();
        return points.scale() < 0 ? points.setScale(0) : points;
    }
}
