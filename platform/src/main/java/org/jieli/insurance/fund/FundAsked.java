package org.jieli.insurance.fund;

import java.time.LocalDate;

/**
 * What the dashboard is asked for.
 *
 * @param county where the insured people live, six digits; empty for the whole region
 * @param year of the months
 * @param month up to this one, from January
 */
record FundAsked(String region, String county, int year, int month) {

    LocalDate from() {
        return LocalDate.of(year, 1, 1);
    }

    /** Last day of the period. */
    LocalDate to() {
        return LocalDate.of(year, month, 1).plusMonths(1).minusDays(1);
    }

    FundAsked lastYear() {
        return new FundAsked(region, county, year - 1, month);
    }

    String query() {
        return "county=" + county + "&year=" + year + "&month=" + month;
    }
}
