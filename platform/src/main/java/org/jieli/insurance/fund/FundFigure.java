package org.jieli.insurance.fund;

/** The figures of the dashboard; words and definitions in the bundle as {@code FundFigure.*} and {@code insurance.fund.how-*}. */
public enum FundFigure {
    /** Part of the fund's payments that went to primary institutions. */
    PRIMARY_SHARE,
    /** Part that was paid for care in the county where the insured person lives. */
    IN_COUNTY_SHARE,
    /** Part that was paid for care outside the pooling region. */
    OUT_OF_AREA_SHARE,
    /** Payments against the same months of the year before. */
    FUND_GROWTH,
    /** What the basic fund paid of the covered cost of stays. */
    STAY_REIMBURSED,
    /** Stays whose rate was lower because nobody referred the person, and what was withheld by it. */
    NOT_REFERRED_STAYS
}
