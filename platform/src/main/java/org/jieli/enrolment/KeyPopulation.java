package org.jieli.enrolment;

/** The key populations of enrolment (国卫医发〔2018〕28号; certain); how each is recognised stands in {@code populations.csv}. */
public enum KeyPopulation {
    ELDERLY,
    CHILD,
    PREGNANT,
    HYPERTENSION,
    DIABETES,
    TUBERCULOSIS,
    MENTAL_DISORDER,
    DISABLED,
    POVERTY,
    SPECIAL_FAMILY
}
