package org.jieli.assessment.evaluation;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jieli.assessment.form.Form;
import org.jieli.assessment.form.FormRow;

/** Turns the measures of a performance set into indicators, so that they are computed, kept and shown like all others. */
final class Measure {

    private static final Pattern QUOTIENT = Pattern.compile("(?!\\(1 - )(.+) / ([^/]+) \\* 100");
    private static final int DECIMALS = 2;

    private Measure() {}

    static List<IndicatorRow> rows(PerformanceSets.PerformanceSet set, Form form) {
        return set.indicators().stream()
                .filter(indicator -> indicator.measure() != null)
                .map(indicator -> row(set, indicator, form))
                .toList();
    }

    private static IndicatorRow row(
            PerformanceSets.PerformanceSet set, PerformanceSets.PerformanceIndicator indicator, Form form) {
        String measure = Objects.requireNonNull(indicator.measure());
        Matcher quotient = QUOTIENT.matcher(measure);
        boolean isQuotient = quotient.matches();
        return new IndicatorRow(
                set.figure(indicator.number()),
                String.valueOf(indicator.number()),
                indicator.name(),
                null,
                inWords(measure, form),
                isQuotient ? part(quotient.group(1), form) : null,
                isQuotient ? part(quotient.group(2), form) : null,
                measure,
                measure.endsWith("* 100") ? "%" : unit(measure, form),
                DECIMALS,
                indicator.better() == null ? Better.NONE : indicator.better(),
                List.of(form.id()),
                indicator.lines(),
                "L",
                null,
                indicator.remark());
    }

    private static IndicatorRow.Part part(String expression, Form form) {
        return new IndicatorRow.Part(inWords(expression, form), expression);
    }

    private static String unit(String measure, Form form) {
        return Optional.of(measure.split(" ")[0])
                .flatMap(form::item)
                .map(FormRow::unit)
                .orElse("");
    }

    /** The formula with the items' labels in the place of their codes. */
    private static String inWords(String expression, Form form) {
        return Pattern.compile("[a-z][a-z0-9_]+")
                .matcher(expression)
                .replaceAll(code -> Matcher.quoteReplacement(
                        form.item(code.group()).map(FormRow::reading).orElse(code.group())))
                .replace(" / ", " ÷ ")
                .replace(" * 100", " × 100%");
    }
}
