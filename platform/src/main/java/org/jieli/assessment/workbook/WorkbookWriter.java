package org.jieli.assessment.workbook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.BorderSide;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jieli.assessment.form.CellValue;
import org.jieli.assessment.form.FormRow;
import org.jieli.assessment.task.Reports;
import org.jieli.web.Ui;

/** Writes a report as the official table, to be filled away from the network and read back. */
final class WorkbookWriter {

    /** Columns of the table; the code is hidden. */
    static final int CODE = 0;

    static final int LABEL = 1;
    static final int UNIT = 2;
    static final int VALUE = 3;
    private static final int LAST = 4;
    private static final int HELP = 5;
    private static final int HEAD = 4;
    private static final String GREY = "EDF1F4";

    private final Reports.Opened opened;
    private final Ui ui;

    WorkbookWriter(Reports.Opened opened, Ui ui) {
        this.opened = opened;
        this.ui = ui;
    }

    byte[] write(Map<String, CellValue> values, Map<String, CellValue> last) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Jieli", "1.0")) {
            Worksheet sheet = workbook.newWorksheet(opened.form().table());
            head(sheet);
            int row = HEAD;
            for (FormRow each : opened.form().rows()) {
                if (each.kind() != FormRow.Kind.HEADING
                        && (opened.report().unit().tcm() || !each.tcmOnly())) {
                    row++;
                    line(sheet, row, each, values, last);
                }
            }
            widths(sheet);
            sheet.freezePane(0, HEAD + 1);
        }
        return bytes.toByteArray();
    }

    private void head(Worksheet sheet) {
        sheet.value(0, CODE, WorkbookMark.of(opened).text());
        sheet.value(0, LABEL, opened.form().table() + " " + opened.form().title());
        sheet.range(0, LABEL, 0, HELP).merge();
        sheet.range(0, LABEL, 0, HELP)
                .style()
                .bold()
                .fontSize(14)
                .horizontalAlignment("center")
                .set();
        sheet.value(1, LABEL, "（" + opened.form().filledBy().replaceAll("[（）]", "") + "）");
        sheet.range(1, LABEL, 1, HELP).merge();
        sheet.range(1, LABEL, 1, HELP).style().horizontalAlignment("center").set();
        sheet.value(2, LABEL, opened.report().unit().name());
        sheet.value(
                2,
                UNIT,
                ui.t(
                        "task.period",
                        opened.task().period().from(),
                        opened.task().period().to()));
        sheet.value(3, LABEL, ui.t("workbook.how"));
        sheet.range(3, LABEL, 3, HELP).merge();
        List<String> titles = List.of(
                "",
                ui.t("filling.item"),
                ui.t("filling.unit-of"),
                ui.t("filling.this-period"),
                ui.t("filling.last-period"),
                ui.t("workbook.help"));
        for (int column = LABEL; column < titles.size(); column++) {
            sheet.value(HEAD, column, titles.get(column));
        }
        sheet.range(HEAD, LABEL, HEAD, HELP)
                .style()
                .bold()
                .fillColor(GREY)
                .borderStyle(BorderStyle.THIN)
                .set();
    }

    private static void line(
            Worksheet sheet, int row, FormRow each, Map<String, CellValue> values, Map<String, CellValue> last) {
        if (each.isItem()) {
            sheet.value(row, CODE, each.requireCode());
            sheet.value(row, LABEL, each.label());
            sheet.value(row, UNIT, each.unit());
            put(sheet, row, VALUE, values.getOrDefault(each.requireCode(), CellValue.BLANK));
            put(sheet, row, LAST, last.getOrDefault(each.requireCode(), CellValue.BLANK));
            sheet.value(row, HELP, each.help());
            sheet.style(row, LABEL).indent(1 + each.level()).wrapText(true).set();
            sheet.style(row, VALUE)
                    .horizontalAlignment("right")
                    .format("General")
                    .set();
            sheet.style(row, HELP).wrapText(true).set();
        } else {
            sheet.value(row, LABEL, each.label());
            sheet.range(row, LABEL, row, HELP).merge();
            sheet.range(row, LABEL, row, HELP).style().bold().fillColor(GREY).set();
        }
        sheet.range(row, LABEL, row, HELP)
                .style()
                .borderStyle(BorderSide.BOTTOM, BorderStyle.THIN)
                .set();
    }

    private static void put(Worksheet sheet, int row, int column, CellValue value) {
        switch (value) {
            case CellValue.Amount amount
            when isExactInExcel(amount.number()) -> sheet.value(row, column, amount.number());
            case CellValue.Blank blank -> {}
            default -> sheet.value(row, column, value.text());
        }
    }

    /** Excel keeps 15 digits; a longer number goes as text, so that it comes back as it was. */
    private static boolean isExactInExcel(BigDecimal number) {
        return number.precision() <= 15;
    }

    private static void widths(Worksheet sheet) {
        sheet.hideColumn(CODE);
        sheet.width(LABEL, 52);
        sheet.width(UNIT, 12);
        sheet.width(VALUE, 18);
        sheet.width(LAST, 18);
        sheet.width(HELP, 48);
    }
}
