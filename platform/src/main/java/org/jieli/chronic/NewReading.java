package org.jieli.chronic;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A reading to be kept.
 *
 * @param residentId whose
 * @param value in the unit of its kind; of a pressure the systolic
 * @param secondValue of a pressure the diastolic; null otherwise
 * @param device which device sent it, null where none did
 */
public record NewReading(
        @Nullable UUID residentId,
        @Nullable ReadingKind kind,
        @Nullable Instant measuredAt,
        @Nullable BigDecimal value,
        @Nullable BigDecimal secondValue,
        @Nullable String device) {}
