package org.jieli.insurance.fund;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a region's fund for the months of a year.
 *
 * @param months January to the month asked, this year and the one before
 * @param levels of stays
 * @param counties by the home of the insured
 * @param refreshedAt when the bills were added up last; null for never
 */
record FundReport(
        FundAsked asked,
        FundSums total,
        FundSums lastYear,
        List<Month> months,
        List<Level> levels,
        List<County> counties,
        @Nullable Instant refreshedAt,
        long refreshedClaims,
        long refreshMillis) {

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
