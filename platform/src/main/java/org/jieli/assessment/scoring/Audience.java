package org.jieli.assessment.scoring;

/** Who reads the published levels and ranks. */
public enum Audience {
    /** The units that were scored. */
    UNITS,
    /** Everybody who works in health or insurance and is signed in. */
    INDUSTRY,
    /** Everybody, without an account. */
    PUBLIC
}
