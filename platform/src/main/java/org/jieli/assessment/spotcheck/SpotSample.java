package org.jieli.assessment.spotcheck;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A drawn sample.
 *
 * @param size how many reports were wanted
 * @param hours before the submission, for late changes
 * @param seed of a random sample
 * @param population from how many counting versions it was drawn
 */
record SpotSample(
        UUID id,
        UUID taskId,
        String division,
        SampleRule rule,
        @Nullable String form,
        int size,
        @Nullable Integer hours,
        @Nullable Long seed,
        int population,
        String drawnBy,
        Instant drawnAt) {

    /**
     * A report in a sample.
     *
     * @param submission the version that counted when it was drawn
     * @param hits for how many reasons it was drawn
     * @param items the items concerned
     */
    record Drawn(
            UUID reportId,
            String unit,
            String form,
            int place,
            int submission,
            int hits,
            List<String> items,
            int findings) {}
}
