package org.jieli.criteria;

import java.math.BigDecimal;

/**
 * A measurement that decision tables may name, with its unit and the range outside of which a value is a slip of the pen.
 *
 * @param name stable, e.g. {@code systolic}
 * @param label Chinese words
 * @param english English words
 */
public record Measurement(
        String name, String label, String english, String unit, BigDecimal minimum, BigDecimal maximum) {

    public boolean isPlausible(BigDecimal value) {
        return value.compareTo(minimum) >= 0 && value.compareTo(maximum) <= 0;
    }
}
