package org.jieli.institution;

/** Grade within a tier (医院等次). */
public enum Grade {
    SPECIAL,
    A,
    B,
    C,
    UNGRADED
}
