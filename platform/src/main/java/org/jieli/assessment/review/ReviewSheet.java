package org.jieli.assessment.review;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jieli.assessment.filling.Remark;
import org.jieli.assessment.form.CellValue;
import org.jieli.assessment.form.Form;
import org.jieli.assessment.form.FormRow;
import org.jieli.assessment.task.Reports;
import org.jspecify.annotations.Nullable;

/**
 * A frozen version as its reviewer looks at it: beside the version before and the last period.
 *
 * @param version what is looked at; null while nothing was submitted
 * @param before the version before it, null for the first
 * @param last what stood in the last period's report, by item
 * @param remarks what was said before, by item
 */
record ReviewSheet(
        Reports.Opened opened,
        @Nullable Submission version,
        @Nullable Submission before,
        Map<String, CellValue> last,
        Map<String, List<Remark>> remarks) {

    /** A section with the rows that the unit sees. */
    record Tab(Form.Section section, List<FormRow> rows) {}

    List<Tab> tabs() {
        boolean tcm = opened.report().unit().tcm();
        return opened.form().sections().stream()
                .map(section -> new Tab(
                        section,
                        section.rows().stream()
                                .filter(row -> row.isItem() && (tcm || !row.tcmOnly()))
                                .toList()))
                .toList();
    }

    String now(FormRow item) {
        return in(version, item);
    }

    String before(FormRow item) {
        return in(before, item);
    }

    String last(FormRow item) {
        CellValue value = last.get(item.requireCode());
        return value == null ? "" : value.text();
    }

    /** Whether the cell differs from the version before; from the last period where there is none. */
    boolean changed(FormRow item) {
        if (before != null) {
            return !now(item).equals(before(item));
        }
        return !last.isEmpty() && !now(item).equals(last(item));
    }

    long changes() {
        return tabs().stream()
                .flatMap(tab -> tab.rows().stream())
                .filter(this::changed)
                .count();
    }

    List<Remark> said(FormRow item) {
        return remarks.getOrDefault(item.requireCode(), List.of());
    }

    private static String in(@Nullable Submission version, FormRow item) {
        return Optional.ofNullable(version)
                .map(Submission::cells)
                .map(cells -> cells.get(item.requireCode()))
                .orElse("");
    }

    static Map<String, List<Remark>> byItem(List<Remark> all) {
        Map<String, List<Remark>> byItem = new LinkedHashMap<>();
        all.forEach(remark -> byItem.computeIfAbsent(remark.item(), item -> new java.util.ArrayList<>())
                .add(remark));
        return byItem;
    }
}
