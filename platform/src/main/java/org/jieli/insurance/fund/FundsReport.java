package org.jieli.insurance.fund;

import java.util.List;

/**
 * The figures of all funds below a division, for the months of a year.
 *
 * @param funds one line each, by code
 * @param total of all of them
 */
record FundsReport(FundAsked asked, List<Line> funds, FundSums total, FundSums totalBefore) {

    /** A fund, this year and the one before. */
    record Line(String code, String name, FundSums now, FundSums before) {}
}
