package org.jieli.assessment.filling;

import java.time.Instant;
import org.jieli.shared.FieldFault;
import org.jspecify.annotations.Nullable;

/**
 * What became of a typed cell.
 *
 * @param value what the cell holds now
 * @param revision its revision now
 * @param changedBy who made it so, where a conflict is told
 * @param fault what is wrong with what was typed, else null
 */
public record SavedCell(
        String item,
        Saving outcome,
        String value,
        int revision,
        @Nullable String changedBy,
        @Nullable Instant changedAt,
        @Nullable FieldFault fault) {

    /** What became of it. */
    public enum Saving {
        SAVED,
        /** It held this value already. */
        UNCHANGED,
        /** Somebody else changed it since; his value stands. */
        CONFLICT,
        /** What was typed is no value of the item; the cell stays as it was. */
        FAULTY
    }
}
