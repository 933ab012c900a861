package org.jieli.assessment.form;

import java.time.LocalDate;
import java.util.List;

/** One edition of a form as its file holds it; a new year's form is a new file. */
record FormFile(
        String id,
        String edition,
        String table,
        String title,
        String filledBy,
        String source,
        LocalDate effective,
        List<FormRow> rows,
        List<CheckRule> checks) {

    FormFile {
        rows = List.copyOf(rows);
        checks = checks == null ? List.of() : List.copyOf(checks);
    }
}
