package org.jieli.institution;

/** Whether an institution works. */
enum InstitutionStatus {
    ACTIVE,
    SUSPENDED,
    CLOSED
}
