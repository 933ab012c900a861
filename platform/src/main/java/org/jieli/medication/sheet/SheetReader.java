package org.jieli.medication.sheet;

import java.util.List;
import java.util.UUID;
import org.jieli.web.SheetLines;
import org.jspecify.annotations.Nullable;

/**
 * Knows one kind of file: who may bring it, what is right in a line, and what becomes of the right ones.
 *
 * @param <T> what a right line brings, a record that JSON can carry
 */
public interface SheetReader<T> {

    SheetKind kind();

    Class<T> content();

    /** The institution that the file is for, null for what belongs to nobody alone; refuses who may not bring it. */
    @Nullable
    UUID writer();

    /** For one file, in the order of its lines. */
    LineCheck check();

    /** Puts the right lines in force. */
    void put(List<T> rows, UUID importId);

    /** Checks one line after the other. */
    interface LineCheck {
        CheckedRow check(SheetLines.Line line);
    }
}
