package org.jieli.assessment.filling;

import java.time.Clock;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;
import org.jieli.assessment.proposal.Proposals;
import org.jieli.assessment.task.ReportAccess;
import org.jieli.assessment.task.ReportAction;
import org.jieli.assessment.task.ReportEvent;
import org.jieli.assessment.task.ReportEvents;
import org.jieli.assessment.task.ReportState;
import org.jieli.assessment.task.Reports;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts a report together as its sheet shows it. */
@Service
@Transactional(readOnly = true)
class Sheets {

    private final Reports reports;
    private final Cells cells;
    private final Proposals proposals;
    private final RemarkRepository remarks;
    private final ReportEvents events;
    private final Clock clock;

    Sheets(
            Reports reports,
            Cells cells,
            Proposals proposals,
            RemarkRepository remarks,
            ReportEvents events,
            Clock clock) {
        this.reports = reports;
        this.cells = cells;
        this.proposals = proposals;
        this.remarks = remarks;
        this.events = events;
        this.clock = clock;
    }

    Sheet open(UUID reportId) {
        Reports.Opened opened = reports.read(reportId);
        boolean writable =
                ReportAccess.mayFill(opened.report().unit()) && opened.report().isOpen(opened.task(), clock.instant());
        return Sheet.of(
                opened,
                cells.of(opened),
                cells.lastPeriod(opened),
                writable ? proposals.of(opened) : Map.of(),
                Remarks.latest(remarks.of(reportId)),
                opened.report().state() == ReportState.RETURNED ? returned(reportId) : null,
                writable);
    }

    private @Nullable ReportEvent returned(UUID reportId) {
        return events.of(reportId).stream()
                .filter(event -> event.action() == ReportAction.RETURN)
                .max(Comparator.comparingLong(ReportEvent::id))
                .orElse(null);
    }
}
