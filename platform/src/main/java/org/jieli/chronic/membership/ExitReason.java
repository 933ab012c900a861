package org.jieli.chronic.membership;

/** Why a person leaves a programme (国卫基层发〔2017〕13号 and the health record's own reasons of closing). */
public enum ExitReason {
    MOVED_AWAY,
    DIED,
    DIAGNOSIS_REVISED,
    REFUSES,
    UNREACHABLE,
    OTHER
}
