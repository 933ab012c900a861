package org.jieli.chronic.figures;

import java.time.LocalDate;
import java.util.UUID;

/** How one person's year counts, with all that it rests on. */
record PersonYear(
        UUID residentId,
        UUID institutionId,
        LocalDate enteredOn,
        int visitsRequired,
        int visitsKept,
        int uncontrolledLate,
        int unreferred,
        boolean hasPlan,
        boolean examined,
        boolean standard,
        boolean measured,
        boolean controlled,
        int visits,
        int visitsPrimary) {}
