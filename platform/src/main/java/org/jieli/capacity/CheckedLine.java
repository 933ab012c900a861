package org.jieli.capacity;

import java.util.List;
import org.jieli.shared.FieldFault;
import org.jspecify.annotations.Nullable;

/**
 * A line of a file after its check.
 *
 * @param number as Excel shows it
 * @param text its cells
 * @param content a {@link Schedule} or {@link NewBeds}; null when it is faulty
 */
record CheckedLine(
        int number,
        String text,
        LineOutcome outcome,
        List<FieldFault> faults,
        @Nullable Object content) {

    /** What becomes of a line when the import is confirmed. */
    enum LineOutcome {
        ADDED,
        CHANGED,
        SAME,
        FAULTY
    }
}
