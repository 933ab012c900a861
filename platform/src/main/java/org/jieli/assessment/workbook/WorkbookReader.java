package org.jieli.assessment.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jieli.assessment.form.CellReader;
import org.jieli.assessment.form.CellValue;
import org.jieli.assessment.form.FormRow;
import org.jieli.assessment.task.Reports;
import org.jieli.assessment.workbook.WorkbookLine.Effect;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;

/** Reads a filled workbook against the report it is for. Nothing in it is ever computed: a formula is a fault of its cell. */
final class WorkbookReader {

    /** Excel counts in binary and writes 73.9 as 73.90000000000001; what it shows and means has 15 digits. */
    private static final MathContext EXCEL_DIGITS = new MathContext(15);

    private static final int MOST_LINES = 2000;
    /** A number beyond is told as 1E+308 and not in all its digits. */
    private static final int MOST_DIGITS = 20;

    private final Reports.Opened opened;
    private final Map<String, org.jieli.assessment.filling.Cell> cells;
    private final Map<String, FormRow> byLabel = new HashMap<>();
    private final Set<String> seen = new HashSet<>();

    WorkbookReader(Reports.Opened opened, Map<String, org.jieli.assessment.filling.Cell> cells) {
        this.opened = opened;
        this.cells = cells;
        opened.form()
                .itemsFor(opened.report().unit().tcm())
                .forEach(item -> byLabel.putIfAbsent(bare(item.label()), item));
    }

    /** The lines that name an item; faults in {@code file} when it is no workbook, or another form's, task's or unit's. */
    List<WorkbookLine> read(InputStream file) {
        List<WorkbookLine> lines = new ArrayList<>();
        try (ReadableWorkbook workbook = new ReadableWorkbook(file);
                var rows = workbook.getFirstSheet().openStream()) {
            rows.limit(MOST_LINES).forEach(row -> {
                if (row.getRowNum() == 1) {
                    requireMark(text(row, WorkbookWriter.CODE));
                } else {
                    line(row, lines);
                }
            });
        } catch (IOException | RuntimeException e) {
            if (e instanceof Fault fault) {
                throw fault;
            }
            throw inFile(CommonFault.NO_SHEET.code());
        }
        if (lines.isEmpty()) {
            throw inFile("assessment.file-without-items");
        }
        return lines;
    }

    private void requireMark(String text) {
        WorkbookMark wanted = WorkbookMark.of(opened);
        WorkbookMark mark = WorkbookMark.parse(text).orElseThrow(() -> inFile("assessment.file-not-ours"));
        if (!mark.form().equals(wanted.form()) || !mark.edition().equals(wanted.edition())) {
            throw inFile("assessment.file-of-another-form");
        }
        if (!mark.task().equals(wanted.task())) {
            throw inFile("assessment.file-of-another-task");
        }
        if (!mark.unit().equals(wanted.unit())) {
            throw inFile("assessment.file-of-another-unit");
        }
    }

    private void line(Row row, List<WorkbookLine> lines) {
        String code = text(row, WorkbookWriter.CODE);
        String label = text(row, WorkbookWriter.LABEL);
        FormRow item = code.isEmpty()
                ? byLabel.get(bare(label))
                : opened.form().item(code).orElse(null);
        if (item == null) {
            if (!code.isEmpty()) {
                lines.add(faulty(row, code, label, text(row, WorkbookWriter.VALUE), "assessment.not-asked"));
            }
            return;
        }
        String typed = text(row, WorkbookWriter.VALUE);
        if (!seen.add(item.requireCode())) {
            lines.add(faulty(row, item.requireCode(), label, typed, "assessment.item-twice"));
        } else if (isFormula(row)) {
            lines.add(faulty(row, item.requireCode(), label, typed, "assessment.formula"));
        } else {
            lines.add(read(row, item, typed));
        }
    }

    private WorkbookLine read(Row row, FormRow item, String typed) {
        CellReader.Read read = CellReader.read(item, typed);
        var cell = cells.get(item.requireCode());
        String before = cell == null ? "" : cell.value();
        Effect effect = read.value() == null ? Effect.FAULTY : effect(before, read.value());
        return new WorkbookLine(
                row.getRowNum(),
                item.requireCode(),
                item.label(),
                typed,
                before,
                cell == null ? 0 : cell.revision(),
                effect,
                read.fault());
    }

    private static Effect effect(String before, CellValue value) {
        if (before.equals(value.text())) {
            return Effect.SAME;
        }
        return value.isBlank() ? Effect.EMPTIED : before.isEmpty() ? Effect.FILLED : Effect.REPLACED;
    }

    private static WorkbookLine faulty(Row row, String item, String label, String typed, String code) {
        return new WorkbookLine(row.getRowNum(), item, label, typed, "", 0, Effect.FAULTY, FieldFault.of(item, code));
    }

    private static boolean isFormula(Row row) {
        return row.getOptionalCell(WorkbookWriter.VALUE)
                .map(cell -> cell.getType() == CellType.FORMULA || cell.getFormula() != null)
                .orElse(false);
    }

    /** The exact digits of a number cell, not what its format shows. */
    private static String text(Row row, int column) {
        return row.getOptionalCell(column).map(WorkbookReader::text).orElse("");
    }

    private static String text(Cell cell) {
        if (cell.getType() == CellType.NUMBER) {
            BigDecimal number = cell.asNumber().round(EXCEL_DIGITS).stripTrailingZeros();
            return Math.abs(number.scale()) > MOST_DIGITS ? number.toString() : number.toPlainString();
        }
        return cell.getType() == CellType.FORMULA
                ? "=" + cell.getFormula()
                : String.valueOf(cell.getText()).strip();
    }

    private static String bare(String text) {
        return text.replaceAll("\\s", "");
    }

    private static Fault inFile(String code) {
        return new Fault(CommonFault.INVALID, List.of(FieldFault.of("file", code)));
    }
}
