package org.jieli.assessment.papers;

import java.util.ArrayList;
import java.util.List;
import org.jieli.assessment.form.Form;
import org.jieli.assessment.form.FormRow;
import org.jspecify.annotations.Nullable;

/**
 * The framework of a self-assessment report, as its file holds it.
 *
 * @param forms the kinds of forms whose units write it
 */
record Framework(String id, String title, String source, List<String> forms, List<Part> parts) {

    /**
     * A heading with what stands under it.
     *
     * @param level depth of the heading, 1 to 3
     * @param words what the source asks to be written here
     * @param under titles of the form whose items belong here
     * @param items single items that belong here
     */
    record Part(
            int level,
            String label,
            @Nullable String words,
            @Nullable List<String> under,
            @Nullable List<String> items) {

        /** The items of a form that belong here, in the form's order. */
        List<FormRow> of(Form form, boolean tcm) {
            List<FormRow> found = new ArrayList<>();
            String section = "";
            String subsection = "";
            String indicator = "";
            for (FormRow row : form.rows()) {
                switch (row.kind()) {
                    case HEADING -> {}
                    case SECTION -> {
                        section = row.label();
                        subsection = "";
                        indicator = "";
                    }
                    case SUBSECTION -> {
                        subsection = row.label();
                        indicator = "";
                    }
                    case INDICATOR -> indicator = row.label();
                    case ITEM -> {
                        boolean named = items != null && items.contains(row.requireCode());
                        boolean titled =
                                isUnder(section) || isUnder(subsection) || isUnder(indicator) || isUnder(own(row));
                        if ((named || titled) && (tcm || !row.tcmOnly())) {
                            found.add(row);
                        }
                    }
                }
            }
            return found;
        }

        /** A numbered item is its own title. */
        private static String own(FormRow row) {
            return row.number() == null ? "" : row.label();
        }

        private boolean isUnder(String title) {
            return under != null && !title.isEmpty() && under.stream().anyMatch(bare(title)::contains);
        }

        private static String bare(String text) {
            return text.replaceAll("\\s", "");
        }
    }
}
