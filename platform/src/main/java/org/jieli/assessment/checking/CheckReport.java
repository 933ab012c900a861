package org.jieli.assessment.checking;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jieli.assessment.form.Check;
import org.jieli.assessment.form.FormRow;
import org.jspecify.annotations.Nullable;

/**
 * What the checks say of a report as it stands.
 *
 * @param blanks items that hold nothing yet, though all must be filled: with a number, 0 or {@code --}
 * @param results every check's result, in the order of the form
 * @param explanations explanations that hold for the present figures, by check
 * @param lapsed explanations whose figures changed since, by check
 */
public record CheckReport(
        List<FormRow> blanks,
        List<Check.Result> results,
        Map<String, Explanation> explanations,
        Map<String, Explanation> lapsed) {

    public List<Check.Result> blocking() {
        return results.stream().filter(Check.Result::blocks).toList();
    }

    /** Failed plausibility checks without an explanation of these figures. */
    public List<Check.Result> toExplain() {
        return toBeExplained().filter(result -> explanation(result) == null).toList();
    }

    public List<Check.Result> explained() {
        return toBeExplained().filter(result -> explanation(result) != null).toList();
    }

    public List<Check.Result> notCheckable() {
        return results.stream()
                .filter(result -> result.verdict() == Check.Verdict.NOT_CHECKABLE)
                .toList();
    }

    public long holding() {
        return results.stream()
                .filter(result -> result.verdict() == Check.Verdict.HOLDS)
                .count();
    }

    public boolean mayBeSubmitted() {
        return blanks.isEmpty() && blocking().isEmpty() && toExplain().isEmpty();
    }

    public @Nullable Explanation explanation(Check.Result result) {
        return explanations.get(result.check().rule().id());
    }

    private Stream<Check.Result> toBeExplained() {
        return results.stream().filter(Check.Result::asksForExplanation);
    }
}
