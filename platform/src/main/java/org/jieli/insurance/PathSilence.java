package org.jieli.insurance;

/** Why a cost is not told; it is never invented. */
public enum PathSilence {
    NOT_INSURED,
    /** No rules hold on the day. */
    NO_RULES,
    /** The rules know no level for the institution, or not the item classes of its bills. */
    NOT_IN_RULES,
    /** Nobody stays where there are no beds. */
    NO_BEDS,
    /** Neither the institution nor its level in the region has enough cases. */
    TOO_FEW_CASES
}
