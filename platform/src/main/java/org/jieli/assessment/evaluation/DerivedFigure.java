package org.jieli.assessment.evaluation;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an indicator comes to for a unit in a task.
 *
 * @param value null when it is not computable: an operand is missing or a divisor is 0; never 0 for want of figures
 * @param missing the operands that are empty, {@code --} or not known; none when a divisor is 0
 */
public record DerivedFigure(
        String indicator,
        @Nullable BigDecimal value,
        @Nullable BigDecimal numerator,
        @Nullable BigDecimal denominator,
        List<String> missing) {

    public DerivedFigure {
        missing = List.copyOf(missing);
    }

    public boolean isComputable() {
        return value != null;
    }
}
