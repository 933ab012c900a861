package org.jieli.assessment.evaluation;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jieli.web.SheetHead;
import org.jieli.web.Ui;

/** Writes an indicator as a workbook: what it is, among peers, over periods. */
record IndicatorWorkbook(ReadingFigures.Detail detail, Ui ui) {

    private static final int WIDTH = 28;

    void write(OutputStream output) throws IOException {
        try (Workbook workbook = new Workbook(output, "Jieli", "1.0")) {
            peers(workbook);
            periods(workbook);
            about(workbook);
        }
    }

    private void peers(Workbook workbook) {
        Worksheet sheet =
                sheet(workbook, "evaluation.among-peers", "evaluation.unit", "evaluation.division", "evaluation.value");
        int row = 1;
        for (FigureQueries.PeerFigure peer : detail.peers()) {
            sheet.value(row, 0, peer.unit().name());
            sheet.value(row, 1, peer.unit().division());
            if (peer.value() == null) {
                sheet.value(row++, 2, ui.t("evaluation.not-computable"));
            } else {
                sheet.value(row++, 2, peer.value());
            }
        }
    }

    private void periods(Workbook workbook) {
        Worksheet sheet =
                sheet(workbook, "evaluation.over-periods", "task.task", "evaluation.until", "evaluation.value");
        int row = 1;
        for (FigureQueries.PeriodFigure period : detail.periods()) {
            sheet.value(row, 0, period.task());
            sheet.value(row, 1, period.until().toString());
            if (period.value() == null) {
                sheet.value(row++, 2, ui.t("evaluation.not-computable"));
            } else {
                sheet.value(row++, 2, period.value());
            }
        }
    }

    private void about(Workbook workbook) {
        IndicatorRow indicator = detail.line().indicator().row();
        Worksheet sheet = sheet(
                workbook, "evaluation.indicator", "evaluation.indicator", "evaluation.formula", "evaluation.source");
        sheet.value(1, 0, indicator.name());
        sheet.value(1, 1, indicator.formula());
        sheet.value(1, 2, detail.line().indicator().source());
        sheet.value(2, 0, detail.task().name());
    }

    private Worksheet sheet(Workbook workbook, String name, String... columns) {
        Worksheet sheet = workbook.newWorksheet(ui.t(name));
        List<String> words = java.util.Arrays.stream(columns).map(ui::t).toList();
        SheetHead.write(sheet, words, WIDTH);
        return sheet;
    }
}
