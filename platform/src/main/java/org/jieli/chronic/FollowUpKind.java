package org.jieli.chronic;

/** How a follow-up is done. */
public enum FollowUpKind {
    CLINIC,
    HOME,
    PHONE,
    /** By readings that the person took himself. */
    OWN_READINGS;

    /** Whether it counts as face to face (国卫基层发〔2017〕13号 面对面随访). */
    public boolean isFaceToFace() {
        return this == CLINIC || this == HOME;
    }
}
