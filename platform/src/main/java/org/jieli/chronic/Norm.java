package org.jieli.chronic;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the national norm says of one measurement of a condition.
 *
 * @param words words of a plan that speak of the condition
 * @param diagnosis ICD-10 code under which the decision tables know the condition
 * @param measurement as the decision tables name it, e.g. {@code systolic}
 * @param ageFrom completed years from which it holds
 * @param ageBelow completed years below which it holds
 * @param above under control only above this, null without such a limit
 * @param below under control only below this
 * @param source document and clause
 */
record Norm(
        List<String> words,
        String diagnosis,
        String measurement,
        int ageFrom,
        int ageBelow,
        @Nullable BigDecimal above,
        BigDecimal below,
        LocalDate effectiveFrom,
        @Nullable LocalDate effectiveTo,
        String source) {

    boolean isNamedIn(String purpose) {
        return words.stream().anyMatch(purpose::contains);
    }

    boolean holdsOn(LocalDate day) {
        return !day.isBefore(effectiveFrom) && (effectiveTo == null || day.isBefore(effectiveTo));
    }

    boolean isFor(int ageYears) {
        return ageYears >= ageFrom && ageYears < ageBelow;
    }

    boolean isTooLow(BigDecimal value) {
        return above != null && value.compareTo(above) <= 0;
    }

    boolean isTooHigh(BigDecimal value) {
        return value.compareTo(below) >= 0;
    }
}
