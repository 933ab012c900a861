package org.jieli.referral;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jieli.institution.InstitutionSummary;
import org.jieli.referral.Figure.Tally;
import org.jieli.web.Ui;

/** Writes the figures as a workbook: as a whole, by institution, over time, refusals by reason. */
record FiguresWorkbook(FiguresReport report, Map<UUID, InstitutionSummary> places, Ui ui) {

    private static final int WIDTH = 18;
    private static final int PARTS = 2;

    void write(OutputStream output) throws IOException {
        try (Workbook workbook = Workbooks.on(output)) {
            total(workbook);
            Worksheet byPlace = Workbooks.sheet(
                    workbook, ui.t("referral.figures-by-place"), columns("referral.institution"), WIDTH);
            int row = 1;
            for (FiguresReport.Place place : report.places()) {
                InstitutionSummary known = places.get(place.institutionId());
                line(byPlace, row++, known == null ? "–" : known.name(), place.tally());
            }
            Worksheet overTime =
                    Workbooks.sheet(workbook, ui.t("referral.figures-over-time"), columns("referral.period"), WIDTH);
            row = 1;
            for (FiguresReport.Piece piece : report.pieces()) {
                line(overTime, row++, piece.since() + " – " + piece.until(), piece.tally());
            }
            Worksheet reasons = Workbooks.sheet(
                    workbook,
                    ui.t("referral.figures-refusals"),
                    List.of(ui.t("referral.refused-for"), ui.t("referral.how-many")),
                    WIDTH);
            row = 1;
            for (FiguresReport.Reason reason : report.reasons()) {
                reasons.value(row, 0, ui.t(reason.refusal()));
                reasons.value(row++, 1, reason.count());
            }
        }
    }

    private void total(Workbook workbook) {
        Worksheet sheet = Workbooks.sheet(
                workbook,
                ui.t("referral.figures"),
                List.of(
                        ui.t("referral.figure"),
                        ui.t("referral.value"),
                        ui.t("referral.numerator"),
                        ui.t("referral.denominator"),
                        ui.t("referral.defined-as")),
                WIDTH);
        int row = 1;
        for (Figure.Value figure : FiguresReport.figures(report.total())) {
            sheet.value(row, 0, ui.t(figure.figure()));
            Workbooks.figure(sheet, row, 1, figure);
            sheet.value(row, 2, figure.numerator());
            if (figure.denominator() != null) {
                sheet.value(row, 3, figure.denominator());
            }
            sheet.value(row++, 4, ui.t("Figure." + figure.figure().name() + ".definition"));
        }
        sheet.value(row + 1, 0, ui.t("referral.period"));
        sheet.value(row + 1, 1, report.since() + " – " + report.until());
    }

    private List<String> columns(String first) {
        List<String> columns = new ArrayList<>(List.of(ui.t(first)));
        for (Figure figure : Figure.values()) {
            columns.add(ui.t(figure));
            if (figure.denominator() != null) {
                columns.add(ui.t("referral.numerator"));
                columns.add(ui.t("referral.denominator"));
            }
        }
        return columns;
    }

    private static void line(Worksheet sheet, int row, String name, Tally tally) {
        sheet.value(row, 0, name);
        int column = 1;
        for (Figure.Value figure : FiguresReport.figures(tally)) {
            Workbooks.figure(sheet, row, column++, figure);
            if (figure.denominator() != null) {
                sheet.value(row, column, figure.numerator());
                sheet.value(row, column + 1, figure.denominator());
                column += PARTS;
            }
        }
    }
}
