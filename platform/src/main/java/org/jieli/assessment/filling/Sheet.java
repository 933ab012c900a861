package org.jieli.assessment.filling;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import org.jieli.assessment.form.CellValue;
import org.jieli.assessment.form.Form;
import org.jieli.assessment.form.FormRow;
import org.jieli.assessment.proposal.Proposal;
import org.jieli.assessment.task.ReportEvent;
import org.jieli.assessment.task.Reports;
import org.jspecify.annotations.Nullable;

/**
 * A report as its sheet shows it: the rows of each section with what stands in them now and stood in them last period.
 *
 * @param returned how it was sent back, while it is; else null
 */
record Sheet(
        Reports.Opened opened,
        List<Tab> tabs,
        Map<String, Cell> cells,
        Map<String, CellValue> last,
        Map<String, Proposal> proposals,
        Map<String, Remark> remarks,
        @Nullable ReportEvent returned,
        boolean writable) {

    private static final int SCALE = 4;

    /** A section with how many of its items are filled. */
    record Tab(Form.Section section, List<FormRow> rows, long filled, long items) {}

    static Sheet of(
            Reports.Opened opened,
            Map<String, Cell> cells,
            Map<String, CellValue> last,
            Map<String, Proposal> proposals,
            Map<String, Remark> remarks,
            @Nullable ReportEvent returned,
            boolean writable) {
        boolean tcm = opened.report().unit().tcm();
        List<Tab> tabs = opened.form().sections().stream()
                .map(section -> {
                    List<FormRow> rows = section.rows().stream()
                            .filter(row -> tcm || !row.tcmOnly())
                            .toList();
                    List<FormRow> items = rows.stream().filter(FormRow::isItem).toList();
                    long filled = items.stream()
                            .filter(item -> !value(cells, item).isEmpty())
                            .count();
                    return new Tab(section, rows, filled, items.size());
                })
                .toList();
        return new Sheet(opened, tabs, cells, last, proposals, remarks, returned, writable);
    }

    String value(FormRow item) {
        return value(cells, item);
    }

    int revision(FormRow item) {
        Cell cell = cells.get(item.requireCode());
        return cell == null ? 0 : cell.revision();
    }

    /** What a reviewer said of the cell, in the version that was remarked last. */
    @Nullable
    Remark remark(FormRow item) {
        return remarks.get(item.requireCode());
    }

    String lastValue(FormRow item) {
        CellValue value = last.get(item.requireCode());
        return value == null ? "" : value.text();
    }

    /** What is proposed for an item where the cell holds something else; null where there is nothing to propose. */
    @Nullable
    Proposal proposal(FormRow item) {
        Proposal proposal = proposals.get(item.requireCode());
        return proposal == null || proposal.value().equals(value(item)) ? null : proposal;
    }

    /** By how much a number that was entered differs from what is proposed; empty where either is no number. */
    String difference(FormRow item, Proposal proposal) {
        String text = value(item);
        return item.requireType().isNumber()
                        && !text.isEmpty()
                        && CellValue.stored(item.requireType(), text) instanceof CellValue.Amount entered
                ? entered.number().subtract(new BigDecimal(proposal.value())).toPlainString()
                : "";
    }

    /** By what share a number differs from the last period's; null where there is nothing to compare. */
    @Nullable
    BigDecimal change(FormRow item) {
        String text = value(item);
        if (!item.requireType().isNumber() || text.isEmpty()) {
            return null;
        }
        return CellValue.stored(item.requireType(), text) instanceof CellValue.Amount now
                        && last.get(item.requireCode()) instanceof CellValue.Amount before
                        && before.number().signum() != 0
                ? now.number().subtract(before.number()).divide(before.number(), SCALE, RoundingMode.HALF_UP)
                : null;
    }

    /** The latest change in the sheet, from which on others' changes are asked for. */
    long changeId() {
        return cells.values().stream().mapToLong(Cell::changeId).max().orElse(0);
    }

    long filled() {
        return tabs.stream().mapToLong(Tab::filled).sum();
    }

    long items() {
        return tabs.stream().mapToLong(Tab::items).sum();
    }

    private static String value(Map<String, Cell> cells, FormRow item) {
        Cell cell = cells.get(item.requireCode());
        return cell == null ? "" : cell.value();
    }
}
