package org.jieli.assessment.print;

import com.lowagie.text.Document;
import com.lowagie.text.Element;
import com.lowagie.text.Font;
import com.lowagie.text.PageSize;
import com.lowagie.text.Paragraph;
import com.lowagie.text.Phrase;
import com.lowagie.text.pdf.BaseFont;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPTable;
import com.lowagie.text.pdf.PdfWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import org.jieli.assessment.form.CellValue;
import org.jieli.assessment.form.FormRow;
import org.jieli.assessment.task.Reports;
import org.jieli.web.Ui;

/** Writes the official form as PDF, with the Song typeface that every reader of Chinese documents brings along. */
final class FormPdf {

    private static final float[] WIDTHS = {6, 1, 2};
    private static final int SIZE = 10;
    private static final int INDENT = 12;

    private final Reports.Opened opened;
    private final Ui ui;
    private final BaseFont song;

    FormPdf(Reports.Opened opened, Ui ui) throws IOException {
        this.opened = opened;
        this.ui = ui;
        this.song = BaseFont.createFont("STSong-Light", "UniGB-UCS2-H", BaseFont.NOT_EMBEDDED);
    }

    byte[] write(Map<String, CellValue> values) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Document document = new Document(PageSize.A4)) {
            PdfWriter.getInstance(document, bytes);
            document.addTitle(opened.form().title());
            document.open();
            document.add(centred(opened.form().table() + "　" + opened.form().title(), SIZE + 5, Font.BOLD));
            document.add(centred("（" + opened.form().filledBy().replaceAll("[（）]", "") + "）", SIZE, Font.NORMAL));
            document.add(new Paragraph(
                    ui.t(
                            "print.head",
                            opened.report().unit().name(),
                            opened.task().period().from(),
                            opened.task().period().to()),
                    font(SIZE, Font.NORMAL)));
            document.add(table(values));
            document.add(new Paragraph(ui.t("print.foot"), font(SIZE, Font.NORMAL)));
        }
        return bytes.toByteArray();
    }

    private PdfPTable table(Map<String, CellValue> values) {
        PdfPTable table = new PdfPTable(WIDTHS);
        table.setWidthPercentage(100);
        table.setSpacingBefore(SIZE);
        table.setHeaderRows(1);
        table.addCell(cell(ui.t("filling.item"), Font.BOLD));
        table.addCell(cell(ui.t("filling.unit-of"), Font.BOLD));
        table.addCell(cell(ui.t("filling.this-period"), Font.BOLD));
        boolean tcm = opened.report().unit().tcm();
        opened.form().rows().stream()
                .filter(row -> row.kind() != FormRow.Kind.HEADING && (tcm || !row.tcmOnly()))
                .forEach(row -> add(table, row, values));
        return table;
    }

    private void add(PdfPTable table, FormRow row, Map<String, CellValue> values) {
        PdfPCell label = cell(row.label(), row.isItem() ? Font.NORMAL : Font.BOLD);
        if (row.isItem()) {
            label.setPaddingLeft(3 + (float) INDENT * row.level());
            table.addCell(label);
            table.addCell(cell(row.unit() == null ? "" : row.unit(), Font.NORMAL));
            PdfPCell value =
                    cell(values.getOrDefault(row.requireCode(), CellValue.BLANK).text(), Font.NORMAL);
            value.setHorizontalAlignment(row.requireType().isNumber() ? Element.ALIGN_RIGHT : Element.ALIGN_LEFT);
            table.addCell(value);
        } else {
            label.setColspan(WIDTHS.length);
            table.addCell(label);
        }
    }

    private PdfPCell cell(String text, int style) {
        PdfPCell cell = new PdfPCell(new Phrase(text, font(SIZE, style)));
        cell.setPadding(3);
        return cell;
    }

    private Paragraph centred(String text, int size, int style) {
        Paragraph paragraph = new Paragraph(text, font(size, style));
        paragraph.setAlignment(Element.ALIGN_CENTER);
        return paragraph;
    }

    private Font font(int size, int style) {
        return new Font(song, size, style);
    }
}
