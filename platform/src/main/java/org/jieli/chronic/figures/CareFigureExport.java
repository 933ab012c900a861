package org.jieli.chronic.figures;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jieli.audit.AuditLog;
import org.jieli.resident.ResidentSummary;
import org.jieli.resident.Residents;
import org.jieli.web.KeysetPage;
import org.jieli.web.Ui;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes figures by institution and the people behind them as a workbook, with why each does or does not count; audited. */
@Component
class CareFigureExport {

    private static final int PAGE = 1000;
    private static final int MOST = 200_000;

    private final CareFigures figures;
    private final Residents residents;
    private final AuditLog audit;

    CareFigureExport(CareFigures figures, Residents residents, AuditLog audit) {
        this.figures = figures;
        this.residents = residents;
        this.audit = audit;
    }

    @Transactional
    void write(FigureFilter filter, Ui ui, OutputStream output) throws IOException {
        try (Workbook workbook = new Workbook(output, "Jieli", "1.0")) {
            places(workbook.newWorksheet(ui.t("chronic.figures")), filter, ui);
            int rows = people(workbook.newWorksheet(ui.t("chronic.people")), filter, ui);
            audit.record("chronic.figures-export", null, "figure", null, Map.of("rows", Integer.toString(rows)));
        }
    }

    private void places(Worksheet sheet, FigureFilter filter, Ui ui) {
        head(
                sheet,
                List.of(
                        ui.t("chronic.place"),
                        ui.t("chronic.managed"),
                        ui.t(CareFigure.STANDARD),
                        ui.t(CareFigure.CONTROLLED),
                        ui.t(CareFigure.PRIMARY)));
        int row = 1;
        for (CareFigures.Line line : figures.byInstitution(filter)) {
            sheet.value(row, 0, line.name());
            sheet.value(row, 1, line.tally().people());
            for (CareFigure figure : CareFigure.values()) {
                sheet.value(row, 2 + figure.ordinal(), figure.of(line.tally()));
                sheet.style(row, 2 + figure.ordinal()).format("0.0%").set();
            }
            row++;
        }
    }

    private int people(Worksheet sheet, FigureFilter filter, Ui ui) {
        head(
                sheet,
                List.of(
                        ui.t("chronic.who"),
                        ui.t(CareFigure.STANDARD),
                        ui.t("chronic.why"),
                        ui.t(CareFigure.CONTROLLED)));
        int row = 1;
        String after = null;
        do {
            KeysetPage<PersonYear> page = figures.people(filter, after, PAGE);
            Map<UUID, ResidentSummary> known = residents.findAll(
                    page.items().stream().map(PersonYear::residentId).collect(Collectors.toSet()));
            for (PersonYear year : page.items()) {
                ResidentSummary person = known.get(year.residentId());
                sheet.value(row, 0, person == null ? "" : person.name());
                sheet.value(row, 1, ui.t(year.standard() ? "chronic.counts" : "chronic.counts-not"));
                sheet.value(row, 2, String.join("; ", Reasons.of(year, ui)));
                sheet.value(row, 3, ui.t(year.controlled() ? "chronic.counts" : "chronic.counts-not"));
                row++;
            }
            after = page.next();
        } while (after != null && row <= MOST);
        return row - 1;
    }

    private static void head(Worksheet sheet, List<String> columns) {
        for (int column = 0; column < columns.size(); column++) {
            sheet.value(0, column, columns.get(column));
            sheet.style(0, column).bold().set();
        }
    }
}
