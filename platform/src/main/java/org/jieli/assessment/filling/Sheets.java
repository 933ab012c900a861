package org.jieli.assessment.filling;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jieli.assessment.form.CellValue;
import org.jieli.assessment.task.ReportAccess;
import org.jieli.assessment.task.Reports;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts a report together as its sheet shows it. */
@Service
@Transactional(readOnly = true)
class Sheets {

    private final Reports reports;
    private final CellRepository cells;
    private final RemarkRepository remarks;
    private final Clock clock;

    Sheets(Reports reports, CellRepository cells, RemarkRepository remarks, Clock clock) {
        this.reports = reports;
        this.cells = cells;
        this.remarks = remarks;
        this.clock = clock;
    }

    Sheet open(UUID reportId) {
        Reports.Opened opened = reports.read(reportId);
        Map<String, Cell> now = cells.of(reportId).stream().collect(Collectors.toMap(Cell::item, Function.identity()));
        boolean writable =
                ReportAccess.mayFill(opened.report().unit()) && opened.report().isOpen(opened.task(), clock.instant());
        Map<String, Remark> said = Remarks.latest(remarks.of(reportId));
        return Sheet.of(opened, now, last(opened), said, writable);
    }

    private Map<String, CellValue> last(Reports.Opened opened) {
        return reports.lastPeriod(opened)
                .map(report -> opened.form().read(cells.values(report.id())))
                .orElse(Map.of());
    }
}
