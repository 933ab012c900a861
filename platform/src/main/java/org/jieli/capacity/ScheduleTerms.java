package org.jieli.capacity;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What may be changed of a schedule that is in use; {@code to} null lets it go on. */
record ScheduleTerms(
        @Nullable BigDecimal reservedShare,
        @Nullable Integer releaseHours,
        @Nullable LocalDate to) {}
