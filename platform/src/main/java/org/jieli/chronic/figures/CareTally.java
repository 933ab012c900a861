package org.jieli.chronic.figures;

/**
 * What was counted of a programme in a year.
 *
 * @param place an institution or a division; empty for the whole
 * @param people under management in the year
 * @param visits of these people for the disease, at any level
 */
record CareTally(String place, long people, long standard, long controlled, long visits, long visitsPrimary) {}
