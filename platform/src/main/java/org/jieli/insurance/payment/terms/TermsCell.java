package org.jieli.insurance.payment.terms;

/** What a cell of a table that is typed as lines may hold; words in the bundle as {@code TermsCell.*}. */
enum TermsCell {
    SOME_TEXT,
    NUMBER,
    WHOLE_OR_DASH,
    TIER_OR_DASH,
    YES_OR_NO,
    RANGES,
    RANGES_OR_DASH,
    KNOWN_INSTITUTION
}
