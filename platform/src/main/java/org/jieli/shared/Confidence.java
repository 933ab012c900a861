package org.jieli.shared;

/** How sure a number is: C certain, L likely (a parameter that a region confirms), U uncertain (for trying out only). */
public enum Confidence {
    C,
    L,
    U
}
