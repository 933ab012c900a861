package org.jieli.insurance.fund;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the dashboard is asked for.
 *
 * @param county where the insured people live, six digits, or four for a city of a pool of the whole province; empty for the whole region
 * @param year of the months
 * @param month up to this one, from January
 */
record FundAsked(String region, String county, int year, int month) {

    private static final int FIRST_YEAR = 2000;
    private static final int MONTHS = 12;

    /** The months that are over, unless somebody asks for others; none in the future. */
    static FundAsked of(
            String region, String county, @Nullable Integer year, @Nullable Integer month, LocalDate today) {
        LocalDate over = today.minusMonths(1);
        int known = year == null ? over.getYear() : Math.clamp(year, FIRST_YEAR, today.getYear());
        int last = known == today.getYear() ? today.getMonthValue() : MONTHS;
        int until = month == null ? (known == over.getYear() ? over.getMonthValue() : MONTHS) : month;
        return new FundAsked(
                region, county.matches("\\d{4}(\\d{2})?") ? county : "", known, Math.clamp(until, 1, last));
    }

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
