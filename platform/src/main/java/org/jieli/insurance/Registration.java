package org.jieli.insurance;

/** Registration of care outside the pooling region (异地就医备案). */
public enum Registration {
    NONE,
    /** For one treatment, after a referral or in an emergency. */
    TEMPORARY,
    /** Of somebody who lives elsewhere. */
    LONG_TERM
}
