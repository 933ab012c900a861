package org.jieli.assessment.spotcheck;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jieli.web.Ui;

/** Writes the findings and corrections of a task as a table. */
final class CorrectionTable {

    private static final int WIDTH = 20;

    private CorrectionTable() {}

    static byte[] write(List<SpotFinding> findings, ItemNames items, Ui ui) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                ui.t("spotcheck.unit"),
                ui.t("spotcheck.form"),
                ui.t("spotcheck.item"),
                ui.t("spotcheck.submission"),
                ui.t("spotcheck.reported"),
                ui.t("spotcheck.found"),
                ui.t("spotcheck.evidence"),
                ui.t("spotcheck.found-by"),
                ui.t("spotcheck.due"),
                ui.t("spotcheck.state"),
                ui.t("spotcheck.corrected"),
                ui.t("spotcheck.words"),
                ui.t("spotcheck.corrected-by"),
                ui.t("spotcheck.confirmed-by")));
        findings.forEach(finding -> rows.add(row(finding, items, ui)));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Jieli", "1.0")) {
            Worksheet sheet = workbook.newWorksheet(ui.t("spotcheck.corrections"));
            for (int row = 0; row < rows.size(); row++) {
                for (int column = 0; column < rows.get(row).size(); column++) {
                    sheet.value(row, column, rows.get(row).get(column));
                    sheet.width(column, WIDTH);
                }
            }
            sheet.range(0, 0, 0, rows.getFirst().size() - 1).style().bold().set();
            sheet.freezePane(0, 1);
        }
        return bytes.toByteArray();
    }

    private static List<String> row(SpotFinding finding, ItemNames items, Ui ui) {
        return List.of(
                finding.unit(),
                ui.t("FormKind." + finding.form()),
                items.of(finding.form(), finding.item()),
                String.valueOf(finding.submission()),
                finding.reported(),
                finding.found(),
                finding.evidence(),
                finding.foundBy() + " " + ui.dateTime(finding.foundAt()),
                ui.date(finding.due()),
                ui.t(finding.state()),
                written(finding.corrected()),
                written(finding.correctionWords()),
                (written(finding.correctedBy()) + " " + ui.dateTime(finding.correctedAt())).strip(),
                (written(finding.confirmedBy()) + " " + ui.dateTime(finding.confirmedAt())).strip());
    }

    private static String written(@org.jspecify.annotations.Nullable String text) {
        return text == null ? "" : text;
    }
}
