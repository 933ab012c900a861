package org.jieli.insurance.replay;

/** By what the sums of a replay are grouped; all but the people's own count bills that are better or worse. */
public enum Dimension {
    ALL_BILLS,
    SCHEME_OF_BILL,
    AGE_BAND,
    CARE_KIND,
    CARE_LEVEL,
    DISEASE,
    /** Where the person lives. */
    COUNTY,
    INSTITUTION,
    ALLIANCE_OF_INSTITUTION;

    /** Whether better and worse count people. */
    public boolean countsPeople() {
        return this == ALL_BILLS || this == AGE_BAND;
    }
}
