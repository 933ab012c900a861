package org.jieli.enrolment.figure;

/** The figures of enrolment; what each counts stands in {@code figures.csv} with its source. */
public enum EnrolmentFigure {
    /** People with an agreement among all who live in the area. */
    COVERAGE,
    /** The same among the key populations. */
    KEY_COVERAGE,
    /** Agreements of which nothing is behind among those of which something was to be given. */
    FULFILMENT,
    /** Agreements that were renewed among those that came to their end in the period. */
    RENEWAL
}
