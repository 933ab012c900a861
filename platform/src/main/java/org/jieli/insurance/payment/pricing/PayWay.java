package org.jieli.insurance.payment.pricing;

/** How a case came to its payment. */
public enum PayWay {
    /** By its group. */
    ORDINARY_CASE,
    /** Much cheaper than its group: at cost. */
    LOW_OUTLIER,
    /** Much dearer than its group: with more weight. */
    HIGH_OUTLIER,
    /** On the list of special-case review: at cost. */
    REVIEWED_CASE,
    /** A long stay, by the day. */
    BED_DAY_CASE
}
