package org.jieli.chronic;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A value on a person's trend.
 *
 * @param secondValue of a pressure the diastolic; null otherwise
 * @param source {@code DEVICE}, {@code PERSON}, {@code CLINIC}, {@code FOLLOW_UP} or {@code VISIT}
 * @param sourceId the reading, follow-up or visit it comes from
 */
public record ReadingSummary(
        ReadingKind kind,
        Instant measuredAt,
        BigDecimal value,
        @Nullable BigDecimal secondValue,
        String source,
        UUID sourceId) {}
