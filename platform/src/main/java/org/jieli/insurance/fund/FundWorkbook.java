package org.jieli.insurance.fund;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jieli.web.KeysetPage;
import org.jieli.web.Ui;
import org.jspecify.annotations.Nullable;

/** Writes the dashboard as a workbook, with the bills of a figure when one is asked for. */
record FundWorkbook(FundAsked asked, @Nullable FundFigure figure, FundFigures figures, Ui ui) {

    private static final int WIDTH = 20;
    private static final int PAGE = 1000;
    private static final int MOST = 100_000;

    void write(OutputStream output) throws IOException {
        FundReport report = figures.report(asked);
        try (Workbook workbook = new Workbook(output, "Jieli", "1.0")) {
            figures(workbook, report);
            months(workbook, report);
            if (figure != null) {
                bills(workbook);
            }
        }
    }

    private void figures(Workbook workbook, FundReport report) {
        Worksheet sheet = sheet(
                workbook,
                "insurance.fund.title",
                "insurance.fund.figure",
                "insurance.fund.value",
                "insurance.fund.yuan",
                "insurance.fund.definition");
        int row = 1;
        for (FundFigure each : FundFigure.values()) {
            sheet.value(row, 0, ui.t(each));
            sheet.value(
                    row,
                    1,
                    each == FundFigure.NOT_REFERRED_STAYS
                            ? report.total().notReferred()
                            : report.total().share(each, report.lastYear()));
            sheet.value(row, 2, report.total().numerator(each));
            sheet.value(row++, 3, ui.t("insurance.fund.how-" + each.name()));
        }
        row++;
        sheet.value(
                row++,
                0,
                ui.t(
                        "insurance.fund.period",
                        asked.from().toString(),
                        asked.to().toString()));
        for (FundReport.Level level : report.levels()) {
            sheet.value(row, 0, level.level());
            sheet.value(row, 1, level.rate());
            sheet.value(row++, 2, level.basic());
        }
    }

    private void months(Workbook workbook, FundReport report) {
        Worksheet sheet = sheet(
                workbook,
                "insurance.fund.by-month",
                "insurance.fund.month",
                "insurance.fund.this-year",
                "insurance.fund.year-before",
                "FundFigure.PRIMARY_SHARE",
                "FundFigure.IN_COUNTY_SHARE",
                "FundFigure.OUT_OF_AREA_SHARE");
        int row = 1;
        for (FundReport.Month month : report.months()) {
            sheet.value(row, 0, month.month());
            sheet.value(row, 1, month.now().basic());
            sheet.value(row, 2, month.before().basic());
            int column = 3;
            for (FundFigure each :
                    List.of(FundFigure.PRIMARY_SHARE, FundFigure.IN_COUNTY_SHARE, FundFigure.OUT_OF_AREA_SHARE)) {
                sheet.value(row, column++, month.now().share(each, month.before()));
            }
            row++;
        }
    }

    private void bills(Workbook workbook) {
        Worksheet sheet = sheet(
                workbook,
                "insurance.fund.bills",
                "insurance.fund.number",
                "insurance.fund.institution",
                "insurance.fund.kind",
                "insurance.fund.day",
                "insurance.fund.diagnosis",
                "insurance.fund.total",
                "insurance.fund.covered",
                "insurance.fund.basic");
        int row = 1;
        String after = null;
        do {
            KeysetPage<FundBill> page = figures.bills(asked, figure, after, PAGE);
            Map<UUID, String> names = figures.names(page.items().stream()
                    .map(FundBill::institutionId)
                    .distinct()
                    .toList());
            for (FundBill each : page.items()) {
                sheet.value(row, 0, each.number());
                sheet.value(row, 1, names.getOrDefault(each.institutionId(), ""));
                sheet.value(row, 2, ui.t(each.kind()));
                sheet.value(row, 3, each.to().toString());
                sheet.value(row, 4, each.diagnosisName());
                sheet.value(row, 5, each.total());
                sheet.value(row, 6, each.covered());
                sheet.value(row++, 7, each.basic());
            }
            after = page.next();
        } while (after != null && row <= MOST);
        if (after != null) {
            sheet.value(row, 0, ui.t("insurance.fund.export-cut", ui.number(row - 1)));
        }
    }

    private Worksheet sheet(Workbook workbook, String name, String... columns) {
        Worksheet sheet = workbook.newWorksheet(ui.t(name));
        for (int column = 0; column < columns.length; column++) {
            sheet.value(0, column, ui.t(columns[column]));
            sheet.style(0, column).bold().set();
            sheet.width(column, WIDTH);
        }
        sheet.freezePane(0, 1);
        return sheet;
    }
}
