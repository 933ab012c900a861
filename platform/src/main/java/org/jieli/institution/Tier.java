package org.jieli.institution;

/** Level of an institution (医院级别); primary institutions and others without a level are {@link #NONE}. */
public enum Tier {
    NONE,
    PRIMARY,
    SECONDARY,
    TERTIARY
}
