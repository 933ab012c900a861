package org.jieli.chronic.worklist;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jieli.chronic.ChronicProgramme;
import org.jspecify.annotations.Nullable;

/** An open follow-up on a work list. */
record WorkItem(
        UUID id,
        UUID residentId,
        @Nullable UUID referralId,
        LocalDate dueOn,
        String purpose,
        List<ChronicProgramme> programmes,
        @Nullable UUID assignedTo,
        @Nullable String assignedName) {

    /** The key of a page that ends with this one. */
    String key() {
        return dueOn + "_" + id;
    }
}
