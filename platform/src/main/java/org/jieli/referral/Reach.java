package org.jieli.referral;

/** How far a referral goes; beyond the pooling region it needs the assessment of an associate chief physician or above. */
enum Reach {
    ALLIANCE,
    POOLING_REGION,
    PROVINCE,
    OUT_OF_PROVINCE;

    /** 国办发〔2026〕11号(七): out of the pooling region after the assessment of a secondary or tertiary hospital. */
    boolean needsAssessment() {
        return this == PROVINCE || this == OUT_OF_PROVINCE;
    }
}
