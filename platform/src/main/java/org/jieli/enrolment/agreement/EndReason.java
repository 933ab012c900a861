package org.jieli.enrolment.agreement;

/** Why an agreement ended (国卫基层发〔2018〕35号; likely). */
public enum EndReason {
    EXPIRY,
    MOVED,
    DEATH,
    WISH,
    BREACH,
    /** Another team (改签). */
    CHANGE;

    /** Whether somebody may choose it; the others follow from the dates or from a change. */
    public boolean isChosen() {
        return this != EXPIRY && this != CHANGE;
    }
}
