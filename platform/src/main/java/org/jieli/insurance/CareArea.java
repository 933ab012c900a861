package org.jieli.insurance;

/** Where care was given, seen from the pooling region that insures the person. */
public enum CareArea {
    LOCAL,
    IN_PROVINCE,
    OUT_OF_PROVINCE
}
