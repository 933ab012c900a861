package org.jieli.assessment.evaluation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An indicator as its file holds it.
 *
 * @param number as the source numbers it, e.g. {@code （一）1（1）}
 * @param definition the source's words; null where it gives none
 * @param formula the source's formula in words
 * @param numerator null where a measure is no quotient
 * @param value FEEL over item codes; {@code last_} before a code is the last period's figure
 * @param decimals how many are shown; the figure itself is exact
 * @param forms the kinds of forms whose units have it
 * @param lines lines of the source
 * @param confidence C certain, L ours and to be confirmed, U unknown
 * @param defect where definition and formula contradict each other; the formula is followed
 */
public record IndicatorRow(
        String id,
        String number,
        String name,
        @Nullable String definition,
        String formula,
        @Nullable Part numerator,
        @Nullable Part denominator,
        String value,
        String unit,
        int decimals,
        Better better,
        List<String> forms,
        @Nullable String lines,
        String confidence,
        @Nullable String defect,
        @Nullable String remark) {

    /** What stands above or below the line. */
    public record Part(String label, String expression) {}
}
