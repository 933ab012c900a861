package org.jieli.insurance.payment.run;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jieli.web.KeysetPage;
import org.jieli.web.SheetHead;
import org.jieli.web.Ui;

/** Writes a run as a workbook: by institution, and its cases. */
record PaymentWorkbook(PaymentRun run, ReadingRuns reading, Ui ui) {

    private static final int WIDTH = 20;
    private static final int PAGE = 1000;
    private static final int MOST = 200_000;

    void write(OutputStream output) throws IOException {
        try (Workbook workbook = new Workbook(output, "Jieli", "1.0")) {
            List<PaidInstitution> places = reading.institutions(run);
            Map<UUID, String> names = reading.names(
                    places.stream().map(PaidInstitution::institutionId).toList());
            institutions(workbook, places, names);
            cases(workbook, names);
        }
    }

    private void institutions(Workbook workbook, List<PaidInstitution> places, Map<UUID, String> names) {
        Worksheet sheet = sheet(
                workbook,
                "insurance.payment.by-institution",
                "insurance.payment.institution",
                "insurance.payment.cases",
                run.isByPoints() ? "insurance.payment.mean-points" : "insurance.payment.cmi",
                "insurance.payment.total",
                "insurance.payment.others",
                "insurance.payment.basic",
                "insurance.payment.paid",
                "insurance.payment.capitation-paid");
        int row = 1;
        for (PaidInstitution each : places) {
            sheet.value(row, 0, names.getOrDefault(each.institutionId(), ""));
            sheet.value(row, 1, each.cases());
            if (each.caseMix() != null) {
                sheet.value(row, 2, each.caseMix());
            }
            sheet.value(row, 3, each.total());
            sheet.value(row, 4, each.others());
            sheet.value(row, 5, each.basic());
            sheet.value(row, 6, each.paid());
            sheet.value(row++, 7, each.capitation());
        }
    }

    private void cases(Workbook workbook, Map<UUID, String> names) {
        Worksheet sheet = sheet(
                workbook,
                "insurance.payment.cases",
                "insurance.payment.number",
                "insurance.payment.institution",
                "insurance.payment.discharged",
                "insurance.payment.diagnosis",
                "insurance.payment.group",
                "insurance.payment.way",
                "insurance.payment.total",
                "insurance.payment.others",
                "insurance.payment.word." + run.terms().method().name(),
                "insurance.payment.coefficient",
                "insurance.payment.paid");
        int row = 1;
        UUID after = null;
        do {
            KeysetPage<PaidCase> page = reading.cases(new PaidCaseRepository.Asked(run.id(), null, null), after, PAGE);
            for (PaidCase each : page.items()) {
                row = line(sheet, row, each, names);
            }
            after = page.next() == null ? null : UUID.fromString(page.next());
        } while (after != null && row <= MOST);
        if (after != null) {
            sheet.value(row, 0, ui.t("insurance.payment.export-cut", ui.number(row - 1)));
        }
    }

    private int line(Worksheet sheet, int row, PaidCase each, Map<UUID, String> names) {
        sheet.value(row, 0, each.number());
        sheet.value(row, 1, names.getOrDefault(each.payable().institutionId(), ""));
        sheet.value(row, 2, each.to().toString());
        sheet.value(row, 3, each.diagnosisName());
        sheet.value(row, 4, each.weighed().group());
        sheet.value(row, 5, ui.t(each.weighed().way()));
        sheet.value(row, 6, each.payable().total());
        sheet.value(row, 7, each.payable().others());
        sheet.value(row, 8, each.weighed().shownWeight());
        sheet.value(row, 9, each.weighed().coefficient());
        sheet.value(row, 10, each.paid());
        return row + 1;
    }

    private Worksheet sheet(Workbook workbook, String name, String... columns) {
        Worksheet sheet = workbook.newWorksheet(ui.t(name));
        SheetHead.write(sheet, Arrays.stream(columns).map(ui::t).toList(), WIDTH);
        return sheet;
    }
}
