package org.jieli.insurance.fund;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The figures of all funds below a division, for the months of a year.
 *
 * @param funds one line each, by code
 * @param total of all of them, without code and name
 */
record FundsReport(FundAsked asked, List<Line> funds, Line total) {

    /** Whether a fund with bills cannot be compared with the year before. */
    boolean isAnyIncomparable() {
        return funds.stream().anyMatch(each -> each.hasBills() && !each.comparable());
    }

    /**
     * A fund, this year and the one before.
     *
     * @param comparable whether the payments of both years are whole: months that are over and have bills
     */
    record Line(String code, String name, FundSums now, FundSums before, boolean comparable) {

        /** A figure that is a share; growth only where both years are whole. */
        @Nullable
        BigDecimal share(FundFigure figure) {
            return figure == FundFigure.FUND_GROWTH && !comparable ? null : now.share(figure, before);
        }

        boolean hasBills() {
            return now.claims() > 0 || before.claims() > 0;
        }
    }
}
