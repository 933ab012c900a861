package org.jieli.insurance.budget;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jieli.web.KeysetPage;
import org.jieli.web.SheetHead;
import org.jieli.web.Ui;

/** Writes the bills behind a closing as a workbook. */
record BudgetWorkbook(Budget budget, BudgetClosing closing, ReadingBudgets reading, Ui ui) {

    private static final int WIDTH = 20;
    private static final int PAGE = 1000;
    private static final int MOST = 200_000;

    void write(OutputStream output) throws IOException {
        try (Workbook workbook = new Workbook(output, "Jieli", "1.0")) {
            Worksheet sheet = sheet(
                    workbook,
                    "insurance.budget.bills",
                    "insurance.budget.number",
                    "insurance.budget.institution",
                    "insurance.budget.where",
                    "insurance.budget.kind",
                    "insurance.budget.day",
                    "insurance.budget.diagnosis",
                    "insurance.budget.total",
                    "insurance.budget.basic");
            int row = 1;
            UUID after = null;
            do {
                KeysetPage<BudgetCase> page = reading.cases(closing, null, after, PAGE);
                Map<UUID, String> names = reading.names(page.items().stream()
                        .map(BudgetCase::institutionId)
                        .distinct()
                        .toList());
                for (BudgetCase each : page.items()) {
                    row = line(sheet, row, each, names);
                }
                after = page.next() == null ? null : UUID.fromString(page.next());
            } while (after != null && row <= MOST);
            if (after != null) {
                sheet.value(row, 0, ui.t("insurance.budget.export-cut", ui.number(row - 1)));
            }
        }
    }

    private int line(Worksheet sheet, int row, BudgetCase each, Map<UUID, String> names) {
        sheet.value(row, 0, each.number());
        sheet.value(row, 1, names.getOrDefault(each.institutionId(), ""));
        sheet.value(row, 2, ui.t(each.member() ? "insurance.budget.inside" : "insurance.budget.outside"));
        sheet.value(row, 3, ui.t(each.kind()));
        sheet.value(row, 4, each.to().toString());
        sheet.value(row, 5, each.diagnosisName());
        sheet.value(row, 6, each.total());
        sheet.value(row, 7, each.basic());
        return row + 1;
    }

    private Worksheet sheet(Workbook workbook, String name, String... columns) {
        Worksheet sheet = workbook.newWorksheet(ui.t(name));
        SheetHead.write(sheet, Arrays.stream(columns).map(ui::t).toList(), WIDTH);
        return sheet;
    }
}
