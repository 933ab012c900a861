package org.jieli.assessment.review;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jieli.assessment.checking.CheckReport;
import org.jieli.assessment.checking.Explanation;
import org.jieli.assessment.form.Check;
import org.jieli.assessment.form.CheckRule;
import org.jieli.assessment.form.FormRow;
import org.jspecify.annotations.Nullable;

/**
 * What the checks say, for other systems: the blanks, and each check that does not hold.
 *
 * @param blanks items that must still be filled in
 */
record CheckView(boolean mayBeSubmitted, List<String> blanks, List<Said> checks) {

    /**
     * A check that fails or cannot be asked.
     *
     * @param left the left side, or the value of a range
     * @param missing operands that have no value
     * @param explanation words that hold for the present figures
     */
    record Said(
            String id,
            CheckRule.Strictness kind,
            Check.Verdict verdict,
            @Nullable BigDecimal left,
            @Nullable BigDecimal right,
            @Nullable BigDecimal low,
            @Nullable BigDecimal high,
            Set<String> missing,
            Set<String> operands,
            @Nullable String explanation) {}

    static CheckView of(CheckReport report) {
        return new CheckView(
                report.mayBeSubmitted(),
                report.blanks().stream().map(FormRow::requireCode).toList(),
                report.results().stream()
                        .filter(result -> result.verdict() == Check.Verdict.FAILS
                                || result.verdict() == Check.Verdict.NOT_CHECKABLE)
                        .map(result -> said(report, result))
                        .toList());
    }

    private static Said said(CheckReport report, Check.Result result) {
        Explanation explanation = report.explanation(result);
        return new Said(
                result.check().rule().id(),
                result.check().rule().strictness(),
                result.verdict(),
                result.left(),
                result.right(),
                result.low(),
                result.high(),
                result.missing(),
                result.check().needs(),
                explanation == null ? null : explanation.words());
    }
}
