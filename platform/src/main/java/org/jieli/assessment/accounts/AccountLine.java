package org.jieli.assessment.accounts;

import java.util.List;
import java.util.UUID;
import org.jieli.shared.FieldFault;
import org.jspecify.annotations.Nullable;

/**
 * A line of a list of accounts after its check.
 *
 * @param number as Excel shows it
 * @param remarks what is odd but taken, as keys of words with their arguments
 * @param content null when it opens nothing
 * @param password the first one; null when it opens nothing, or when it is read back
 */
record AccountLine(
        int number,
        String username,
        String unitName,
        AccountOutcome outcome,
        List<FieldFault> faults,
        List<FieldFault> remarks,
        @Nullable Content content,
        @Nullable String password) {

    /** What becomes of a line when the list is confirmed. */
    enum AccountOutcome {
        OPENS,
        /** An account of that name exists: it stays as it is. */
        EXISTS,
        FAULTY
    }

    /** What is opened. */
    record Content(UUID unitId, @Nullable String operator) {}
}
