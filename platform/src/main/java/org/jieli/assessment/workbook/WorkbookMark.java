package org.jieli.assessment.workbook;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jieli.assessment.task.Reports;

/** Says in a workbook's first cell which report it belongs to, so that a wrong form's file or last year's is known. */
record WorkbookMark(String form, String edition, UUID task, UUID unit) {

    private static final String NAME = "jieli-report";
    private static final String SEPARATOR = "/";

    static WorkbookMark of(Reports.Opened opened) {
        return new WorkbookMark(
                opened.form().id(),
                opened.form().edition(),
                opened.task().id(),
                opened.report().unit().id());
    }

    static Optional<WorkbookMark> parse(String text) {
        List<String> parts = List.of(text.strip().split(SEPARATOR, -1));
        if (parts.size() != 5 || !parts.getFirst().equals(NAME)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new WorkbookMark(
                    parts.get(1), parts.get(2), UUID.fromString(parts.get(3)), UUID.fromString(parts.get(4))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    String text() {
        return String.join(SEPARATOR, NAME, form, edition, task.toString(), unit.toString());
    }
}
