package org.jieli.assessment.review;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is said with a step.
 *
 * @param reason why; asked for when a report is returned or unlocked
 * @param remarks on single cells, by item, with a return
 * @param explanations of plausibility checks, by check, with a submission
 */
public record StepWords(
        @Nullable String reason,
        @Nullable Map<String, String> remarks,
        @Nullable Map<String, String> explanations) {

    public static final StepWords NONE = new StepWords(null, null, null);

    public static StepWords reason(String reason) {
        return new StepWords(reason, null, null);
    }

    Map<String, String> remarked() {
        return remarks == null ? Map.of() : remarks;
    }

    Map<String, String> explained() {
        return explanations == null ? Map.of() : explanations;
    }

    String why() {
        return reason == null ? "" : reason.strip();
    }
}
