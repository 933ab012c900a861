package org.jieli.assessment.review;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jieli.assessment.checking.Explanation;

/**
 * A frozen version of a report.
 *
 * @param number 1 for the first
 * @param cells what stood in the cells, by item; what was empty is left out
 * @param explanations those that held for these cells
 */
public record Submission(
        UUID reportId,
        int number,
        Map<String, String> cells,
        List<Explanation> explanations,
        FreezeCause cause,
        String by,
        Instant at) {}
