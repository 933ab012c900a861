package org.jieli.medication.listing;

/** Which prescriptions a list shows, in the order in which their work is to be done. */
public enum WorkList {
    ALL,
    TO_REVIEW,
    TO_DISPENSE,
    TO_RE_EVALUATE,
    TO_MEND,
    REFILLS_DUE
}
