package org.jieli.capacity;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Beds of a ward from a day up to and including another, as asked for; the reserve that is left out comes from the alliance. */
record NewBeds(
        @Nullable UUID departmentId,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable Integer beds,
        @Nullable Integer reserved) {}
