package org.jieli.insurance.parameter;

/** Where a version of the rules stands; only {@link #ISSUED} ones count. */
enum RuleState {
    /** Ships with the platform and can only be copied. */
    EXAMPLE,
    /** Being written by the insurance bureau. */
    DRAFT,
    ISSUED
}
