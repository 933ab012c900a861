package org.jieli.insurance.fund;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a region's fund for the months of a year.
 *
 * @param months January to the month asked, this year and the one before
 * @param levels of stays
 * @param counties by the home of the insured
 * @param isOver whether the last of the months is over
 * @param refreshedAt when the bills were added up last; null for never
 * @param firstMonth of which there are bills; null where there are none
 */
record FundReport(
        FundAsked asked,
        FundSums total,
        FundSums lastYear,
        List<Month> months,
        List<Level> levels,
        List<County> counties,
        boolean isOver,
        @Nullable Instant refreshedAt,
        long refreshedClaims,
        long refreshMillis,
        @Nullable LocalDate firstMonth) {

    /** Months of this year that have no bill. */
    List<Integer> missingNow() {
        return months.stream()
                .filter(each -> each.now().claims() == 0)
                .map(Month::month)
                .toList();
    }

    /** The same of the year before. */
    List<Integer> missingBefore() {
        return months.stream()
                .filter(each -> each.before().claims() == 0)
                .map(Month::month)
                .toList();
    }

    /** Whether the payments of both years are whole: months that are over and have bills. */
    boolean isComparable() {
        return isOver && missingNow().isEmpty() && missingBefore().isEmpty();
    }

    /** A figure of all months that is a share; growth only where both years are whole. */
    @Nullable
    BigDecimal share(FundFigure figure) {
        return figure == FundFigure.FUND_GROWTH && !isComparable() ? null : total.share(figure, lastYear);
    }

    /** A month of this year beside that of the year before. */
    record Month(int month, FundSums now, FundSums before) {}

    /** Stays of a level with what was reimbursed of their covered cost. */
    record Level(String level, long stays, BigDecimal covered, BigDecimal basic) {

        @Nullable
        BigDecimal rate() {
            return FundSums.share(basic, covered);
        }
    }

    /** The people of a county. */
    record County(String code, String name, FundSums sums) {}
}
