package org.jieli.assessment.workbook;

import org.jieli.shared.FieldFault;
import org.jspecify.annotations.Nullable;

/**
 * A line of a read workbook with what it would do.
 *
 * @param line as Excel numbers it
 * @param item the item's code, or what stood in its place
 * @param revision the revision of the cell when the file was read
 */
record WorkbookLine(
        int line,
        String item,
        String label,
        String typed,
        String before,
        int revision,
        Effect effect,
        @Nullable FieldFault fault) {

    /** What a line does to its cell. */
    enum Effect {
        FAULTY,
        FILLED,
        REPLACED,
        EMPTIED,
        SAME
    }
}
