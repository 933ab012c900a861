package org.jieli.assessment.papers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.jieli.assessment.form.CellValue;
import org.jieli.assessment.form.FormRow;
import org.jieli.assessment.form.PeerRange;
import org.jieli.assessment.task.Reports;
import org.jieli.web.Ui;

/** Writes the draft of a self-assessment report: the source's framework with the figures in it, for a person to finish. */
final class DraftReport {

    private static final String FONT = "宋体";
    private static final int TITLE = 18;
    private static final int[] SIZES = {16, 14, 12};
    private static final int TEXT = 12;

    private final Reports.Opened opened;
    private final Map<String, CellValue> now;
    private final Map<String, CellValue> last;
    private final Map<String, PeerRange> peers;
    private final Ui ui;

    DraftReport(
            Reports.Opened opened,
            Map<String, CellValue> now,
            Map<String, CellValue> last,
            Map<String, PeerRange> peers,
            Ui ui) {
        this.opened = opened;
        this.now = now;
        this.last = last;
        this.peers = peers;
        this.ui = ui;
    }

    byte[] write(Framework framework) throws IOException {
        try (XWPFDocument document = new XWPFDocument();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            XWPFParagraph title = document.createParagraph();
            title.setAlignment(ParagraphAlignment.CENTER);
            run(title, framework.title(), TITLE, true);
            XWPFParagraph unit = document.createParagraph();
            unit.setAlignment(ParagraphAlignment.CENTER);
            run(
                    unit,
                    ui.t(
                            "papers.draft-of",
                            opened.report().unit().name(),
                            opened.task().period().from(),
                            opened.task().period().to()),
                    TEXT,
                    false);
            framework.parts().forEach(part -> part(document, part));
            run(document.createParagraph(), ui.t("papers.draft-note", framework.source()), TEXT - 2, false);
            document.write(bytes);
            return bytes.toByteArray();
        }
    }

    private void part(XWPFDocument document, Framework.Part part) {
        XWPFParagraph heading = document.createParagraph();
        heading.setStyle("Heading" + part.level());
        run(heading, part.label(), SIZES[part.level() - 1], true);
        List<FormRow> items = part.of(opened.form(), opened.report().unit().tcm());
        if (!items.isEmpty()) {
            table(document, items);
        }
        if (part.words() != null) {
            XWPFRun asked = run(document.createParagraph(), part.words(), TEXT, false);
            asked.setItalic(true);
            asked.setColor("777777");
        }
        if (!items.isEmpty() || part.words() != null) {
            run(document.createParagraph(), ui.t("papers.to-write"), TEXT, false);
        }
    }

    private void table(XWPFDocument document, List<FormRow> items) {
        XWPFTable table = document.createTable();
        table.setWidth("100%");
        XWPFTableRow head = table.getRow(0);
        List<String> titles = List.of(
                ui.t("filling.item"),
                ui.t("filling.this-period"),
                ui.t("filling.last-period"),
                ui.t("filling.change"),
                ui.t("papers.among-peers"));
        for (int column = 0; column < titles.size(); column++) {
            var cell = column == 0 ? head.getCell(0) : head.addNewTableCell();
            run(cell.getParagraphs().getFirst(), titles.get(column), TEXT - 2, true);
        }
        items.forEach(item -> {
            XWPFTableRow row = table.createRow();
            List<String> cells =
                    List.of(item.reading(), shown(item, now), shown(item, last), change(item), amongPeers(item));
            for (int column = 0; column < cells.size(); column++) {
                run(row.getCell(column).getParagraphs().getFirst(), cells.get(column), TEXT - 2, false);
            }
        });
    }

    private String shown(FormRow item, Map<String, CellValue> values) {
        CellValue value = values.getOrDefault(item.requireCode(), CellValue.BLANK);
        String unit = item.unit() == null || !(value instanceof CellValue.Amount) ? "" : " " + item.unit();
        return value.text() + unit;
    }

    private String change(FormRow item) {
        return now.get(item.requireCode()) instanceof CellValue.Amount after
                        && last.get(item.requireCode()) instanceof CellValue.Amount before
                        && before.number().signum() != 0
                ? ui.percent(after.number().subtract(before.number()).divide(before.number(), MathContext.DECIMAL64))
                : "";
    }

    private String amongPeers(FormRow item) {
        PeerRange range = peers.get(item.requireCode());
        if (range == null || !(now.get(item.requireCode()) instanceof CellValue.Amount amount)) {
            return "";
        }
        int side = amount.number().compareTo(range.median());
        String place = side == 0 ? "papers.at-median" : side < 0 ? "papers.below-median" : "papers.above-median";
        return ui.t(place, plain(range.median()), range.units());
    }

    private static String plain(BigDecimal number) {
        return number.setScale(Math.min(2, Math.max(0, number.scale())), RoundingMode.HALF_UP)
                .toPlainString();
    }

    private static XWPFRun run(XWPFParagraph paragraph, String text, int size, boolean bold) {
        XWPFRun run = paragraph.createRun();
        run.setText(text);
        run.setFontFamily(FONT);
        run.setFontSize(size);
        run.setBold(bold);
        return run;
    }
}
