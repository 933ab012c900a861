package org.jieli.medication.sheet;

import java.util.List;
import org.jieli.shared.FieldFault;
import org.jspecify.annotations.Nullable;

/**
 * A line of a file after its check.
 *
 * @param content what it brings; null when it is faulty
 */
public record CheckedRow(
        RowOutcome outcome,
        List<FieldFault> faults,
        @Nullable Object content) {

    /** What becomes of a line when the import is confirmed. */
    public enum RowOutcome {
        ADDED,
        CHANGED,
        SAME,
        FAULTY
    }

    public static CheckedRow faulty(List<FieldFault> faults) {
        return new CheckedRow(RowOutcome.FAULTY, faults, null);
    }

    public static CheckedRow right(RowOutcome outcome, Object content) {
        return new CheckedRow(outcome, List.of(), content);
    }
}
