package org.jieli.insurance.fund;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Payments of the basic fund over some months, yuan.
 *
 * @param basic all of them
 * @param primary to primary institutions
 * @param inCounty in the county where the person lives
 * @param outOfArea outside the pooling region
 * @param stayCovered covered cost of stays
 * @param stayBasic paid of it
 * @param notReferred stays with a lower rate for want of a referral
 * @param withheld what the lower rate came to
 */
record FundSums(
        long claims,
        BigDecimal basic,
        BigDecimal primary,
        BigDecimal inCounty,
        BigDecimal outOfArea,
        BigDecimal stayCovered,
        BigDecimal stayBasic,
        long notReferred,
        BigDecimal withheld) {

    static final FundSums NOTHING = new FundSums(
            0,
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            0,
            BigDecimal.ZERO);

    private static final int SHOWN = 4;

    FundSums plus(FundSums other) {
        return new FundSums(
                claims + other.claims,
                basic.add(other.basic),
                primary.add(other.primary),
                inCounty.add(other.inCounty),
                outOfArea.add(other.outOfArea),
                stayCovered.add(other.stayCovered),
                stayBasic.add(other.stayBasic),
                notReferred + other.notReferred,
                withheld.add(other.withheld));
    }

    /** A part of another amount; null where there is nothing to divide by. */
    static @Nullable BigDecimal share(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0 ? null : part.divide(whole, SHOWN, RoundingMode.HALF_UP);
    }

    /** A figure that is a share; null for the others or where there is nothing to divide by. */
    @Nullable
    BigDecimal share(FundFigure figure, FundSums lastYear) {
        return switch (figure) {
            case PRIMARY_SHARE -> share(primary, basic);
            case IN_COUNTY_SHARE -> share(inCounty, basic);
            case OUT_OF_AREA_SHARE -> share(outOfArea, basic);
            case FUND_GROWTH -> share(basic.subtract(lastYear.basic()), lastYear.basic());
            case STAY_REIMBURSED -> share(stayBasic, stayCovered);
            case NOT_REFERRED_STAYS -> null;
        };
    }

    /** Above the line of the figure, yuan. */
    BigDecimal numerator(FundFigure figure) {
        return switch (figure) {
            case PRIMARY_SHARE -> primary;
            case IN_COUNTY_SHARE -> inCounty;
            case OUT_OF_AREA_SHARE -> outOfArea;
            case FUND_GROWTH -> basic;
            case STAY_REIMBURSED -> stayBasic;
            case NOT_REFERRED_STAYS -> withheld;
        };
    }
}
