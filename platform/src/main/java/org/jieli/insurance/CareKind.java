package org.jieli.insurance;

/** What kind of care a claim is for; each has its own rules. */
public enum CareKind {
    INPATIENT,
    OUTPATIENT,
    /** Outpatient care of a listed chronic disease (门诊慢特病、两病). */
    CHRONIC
}
