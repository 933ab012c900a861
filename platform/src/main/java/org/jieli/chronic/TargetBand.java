package org.jieli.chronic;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Within which limits a measurement of a person is on target.
 *
 * @param measurement as the decision tables name it, e.g. {@code systolic}
 * @param above on target only above this, null without such a limit
 * @param below on target only below this
 * @param classifies whether missing it makes a follow-up "not controlled"
 * @param source document and clause
 */
public record TargetBand(
        ChronicProgramme programme,
        String measurement,
        @Nullable BigDecimal above,
        BigDecimal below,
        boolean classifies,
        String source) {}
