package org.jieli.insurance.fund;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jieli.web.KeysetPage;
import org.jieli.web.SheetHead;
import org.jieli.web.Ui;
import org.jspecify.annotations.Nullable;

/** Writes the dashboard as a workbook, with the bills of a figure when one is asked for. */
record FundWorkbook(FundAsked asked, @Nullable FundFigure figure, FundFigures figures, Ui ui) {

    private static final int WIDTH = 20;
    private static final int PAGE = 1000;
    private static final int MOST = 100_000;
    private static final List<FundFigure> SHARES =
            List.of(FundFigure.PRIMARY_SHARE, FundFigure.IN_COUNTY_SHARE, FundFigure.OUT_OF_AREA_SHARE);

    void write(OutputStream output) throws IOException {
        FundReport report = figures.report(asked);
        try (Workbook workbook = new Workbook(output, "Jieli", "1.0")) {
            figures(workbook, report);
            months(workbook, report);
            levels(workbook, report);
            counties(workbook, report);
            if (figure != null) {
                bills(workbook);
            }
        }
    }

    private void figures(Workbook workbook, FundReport report) {
        Worksheet sheet = sheet(
                workbook,
                ui.t("insurance.fund.title"),
                ui.t("insurance.fund.figure"),
                ui.t("insurance.fund.value"),
                ui.t("insurance.fund.yuan"),
                ui.t("insurance.fund.definition"),
                ui.t("insurance.fund.why-not"));
        int row = 1;
        for (FundFigure each : FundFigure.values()) {
            sheet.value(row, 0, ui.t(each));
            sheet.value(
                    row,
                    1,
                    each == FundFigure.NOT_REFERRED_STAYS ? report.total().notReferred() : report.share(each));
            sheet.value(row, 2, report.total().numerator(each));
            sheet.value(row, 3, ui.t("insurance.fund.how-" + each.name()));
            sheet.value(row++, 4, FigureWords.whyNot(report, each, ui));
        }
        sheet.value(
                row + 1,
                0,
                ui.t(
                        "insurance.fund.period",
                        asked.from().toString(),
                        asked.to().toString()));
        sheet.value(row + 2, 0, place());
    }

    private String place() {
        return asked.county().isEmpty() ? ui.t("insurance.fund.whole-region") : figures.place(asked);
    }

    private void months(Workbook workbook, FundReport report) {
        Worksheet sheet = sheet(
                workbook,
                ui.t("insurance.fund.by-month-yuan"),
                ui.t("insurance.fund.month"),
                ui.t("insurance.fund.paid-in", String.valueOf(asked.year())),
                ui.t("insurance.fund.paid-in", String.valueOf(asked.year() - 1)),
                ui.t(FundFigure.PRIMARY_SHARE),
                ui.t(FundFigure.IN_COUNTY_SHARE),
                ui.t(FundFigure.OUT_OF_AREA_SHARE));
        int row = 1;
        for (FundReport.Month month : report.months()) {
            sheet.value(row, 0, month.month());
            paid(sheet, row, 1, month.now());
            paid(sheet, row, 2, month.before());
            shares(sheet, row++, 3, month.now());
        }
    }

    /** A month without bills is not one in which nothing was paid. */
    private void paid(Worksheet sheet, int row, int column, FundSums sums) {
        if (sums.claims() == 0) {
            sheet.value(row, column, ui.t("insurance.fund.no-data"));
        } else {
            sheet.value(row, column, sums.basic());
        }
    }

    private static void shares(Worksheet sheet, int row, int column, FundSums sums) {
        for (FundFigure each : SHARES) {
            sheet.value(row, column + SHARES.indexOf(each), sums.share(each, FundSums.NOTHING));
        }
    }

    private void levels(Workbook workbook, FundReport report) {
        Worksheet sheet = sheet(
                workbook,
                ui.t("insurance.fund.levels-sheet"),
                ui.t("insurance.fund.level"),
                ui.t("insurance.fund.stay-count"),
                ui.t("insurance.fund.covered-yuan"),
                ui.t(FundFigure.STAY_REIMBURSED));
        int row = 1;
        for (FundReport.Level level : report.levels()) {
            sheet.value(row, 0, level.level());
            sheet.value(row, 1, level.stays());
            sheet.value(row, 2, level.covered());
            sheet.value(row++, 3, level.rate());
        }
    }

    private void counties(Workbook workbook, FundReport report) {
        Worksheet sheet = sheet(
                workbook,
                ui.t("insurance.fund.by-county"),
                ui.t("insurance.fund.county"),
                ui.t("insurance.fund.basic-yuan"),
                ui.t(FundFigure.PRIMARY_SHARE),
                ui.t(FundFigure.IN_COUNTY_SHARE),
                ui.t(FundFigure.OUT_OF_AREA_SHARE));
        int row = 1;
        for (FundReport.County county : report.counties()) {
            sheet.value(row, 0, county.code().isEmpty() ? ui.t("insurance.fund.county-unknown") : county.name());
            sheet.value(row, 1, county.sums().basic());
            shares(sheet, row++, 2, county.sums());
        }
    }

    private void bills(Workbook workbook) {
        Worksheet sheet = sheet(
                workbook,
                ui.t("insurance.fund.bills"),
                ui.t("insurance.fund.number"),
                ui.t("insurance.fund.institution"),
                ui.t("insurance.fund.kind"),
                ui.t("insurance.fund.day"),
                ui.t("insurance.fund.diagnosis"),
                ui.t("insurance.fund.total"),
                ui.t("insurance.fund.covered"),
                ui.t("insurance.fund.basic"));
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

    private static Worksheet sheet(Workbook workbook, String name, String... columns) {
        Worksheet sheet = workbook.newWorksheet(name);
        SheetHead.write(sheet, List.of(columns), WIDTH);
        return sheet;
    }
}
