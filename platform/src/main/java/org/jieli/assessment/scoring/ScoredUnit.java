package org.jieli.assessment.scoring;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A unit in an appraisal.
 *
 * @param figures by indicator's number, as they stood when the appraisal began; none for what is not computable
 * @param lines what was fed back; empty before
 * @param rank null where there is no total
 */
record ScoredUnit(
        UUID appraisalId,
        UUID unitId,
        UUID reportId,
        String name,
        String division,
        @Nullable UUID institutionId,
        Map<Integer, BigDecimal> figures,
        List<Line> lines,
        @Nullable BigDecimal total,
        @Nullable Integer rank,
        @Nullable String level) {

    /** An indicator's result as it is kept; {@code share} and {@code points} are null when it is not scored. */
    record Line(
            int number,
            @Nullable BigDecimal value,
            @Nullable String grade,
            @Nullable BigDecimal share,
            @Nullable BigDecimal points,
            @Nullable String reason) {}
}
