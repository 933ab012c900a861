package org.jieli.insurance.payment.pricing;

/** The steps of paying a case, in the order in which they are told; words in the bundle as {@code PaymentStep.*}. */
public enum PaymentStep {
    /** Arguments: code and name of the group, weight, average cost. */
    CASE_GROUP,
    /** No group names the diagnosis; arguments: weight, average cost. */
    NO_CASE_GROUP,
    /** Arguments: the bill, average cost, ratio. */
    COST_RATIO,
    /** Arguments: ratio, bound. */
    LOW_AT_COST,
    /** Arguments: ratio, bound, weight. */
    HIGH_WEIGHT,
    /** Paid at cost by special-case review. */
    REVIEW_AT_COST,
    /** Arguments: weight, coefficient of the institution. */
    COEFFICIENT,
    /** Arguments: weight, the coefficient that is the same everywhere. */
    SAME_COEFFICIENT,
    /** Arguments: weighted weight, base rate. */
    BASE_RATE,
    /** Arguments: points, budget, all points, value of a point. */
    POINT_VALUE,
    /** The fen that rounding left and this case got. */
    REMAINDER_FEN,
    /** Arguments: days, rate. */
    BED_DAYS,
    /** Arguments: the standard, what the patient and others pay. */
    LESS_OTHERS,
    /** The patient and others pay more than the standard: the fund pays nothing. */
    NOTHING_LEFT,
    /** What the fund pays the institution. */
    PAID_CASE
}
