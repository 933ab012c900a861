package org.jieli.resident;

/** Sex, GB/T 2261.1 (codes 1, 2, 0 and 9). */
public enum Sex {
    MALE,
    FEMALE,
    UNKNOWN
}
