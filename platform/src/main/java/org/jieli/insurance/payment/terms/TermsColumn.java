package org.jieli.insurance.payment.terms;

/** The columns of tables that are typed as lines; words in the bundle as {@code TermsColumn.*}. */
enum TermsColumn {
    CODE,
    GROUP_NAME,
    ICD_RANGES,
    TIER_OF_GROUP,
    WEIGHT_OR_POINTS,
    AVERAGE_COST,
    PRIMARY_LEVEL,
    HEAD_NAME,
    FROM_AGE,
    TO_AGE,
    YUAN_A_YEAR,
    UP_TO_DAY,
    YUAN_A_DAY,
    INSTITUTION_OF_LINE,
    COEFFICIENT_OF_LINE
}
