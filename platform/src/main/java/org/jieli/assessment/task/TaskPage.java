package org.jieli.assessment.task;

import java.util.Map;
import org.jieli.assessment.form.Form;
import org.jieli.web.FormFault;
import org.jieli.web.KeysetPage;
import org.jspecify.annotations.Nullable;

/**
 * A task as its leader sees it.
 *
 * @param form the form that the fault lies in: {@code times}, {@code units}, {@code pilots}, or none
 * @param institution name of the institution that was chosen to be added
 */
record TaskPage(
        Task task,
        KeysetPage<Report> units,
        Map<ReportState, Long> counts,
        java.util.List<Form> choices,
        String q,
        String form,
        Map<String, String> typed,
        String institution,
        FormFault fault) {

    FormFault in(String asked) {
        return form.equals(asked) ? fault : FormFault.NONE;
    }

    /** What was typed in a form that was not taken, or else what is there. */
    @Nullable
    String typed(String asked, String field, @Nullable String otherwise) {
        return form.equals(asked) ? typed.getOrDefault(field, "") : otherwise;
    }

    long count(ReportState state) {
        return counts.getOrDefault(state, 0L);
    }

    long all() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
