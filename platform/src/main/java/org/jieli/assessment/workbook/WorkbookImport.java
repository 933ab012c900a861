package org.jieli.assessment.workbook;

import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jieli.assessment.filling.Cause;
import org.jieli.assessment.filling.Cells;
import org.jieli.assessment.filling.SavedCell;
import org.jieli.assessment.filling.TypedCell;
import org.jieli.assessment.task.Reports;
import org.jieli.assessment.workbook.WorkbookLine.Effect;
import org.jieli.audit.AuditLog;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.Identifiers;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes a filled workbook: read and told line by line first, then confirmed; faulty lines are left out. */
@Service
@Transactional
class WorkbookImport {

    private final Reports reports;
    private final Cells cells;
    private final WorkbookRepository workbooks;
    private final AuditLog audit;
    private final Clock clock;

    WorkbookImport(Reports reports, Cells cells, WorkbookRepository workbooks, AuditLog audit, Clock clock) {
        this.reports = reports;
        this.cells = cells;
        this.workbooks = workbooks;
        this.audit = audit;
        this.clock = clock;
    }

    /** A read workbook with its lines, for the page. */
    record Reading(WorkbookRepository.Read workbook, Reports.Opened opened, List<WorkbookLine> lines) {

        List<WorkbookLine> with(Effect effect) {
            return lines.stream().filter(line -> line.effect() == effect).toList();
        }

        boolean changesSomething() {
            return lines.stream().anyMatch(line -> line.effect() != Effect.FAULTY && line.effect() != Effect.SAME);
        }
    }

    /**
     * What came of a confirmation.
     *
     * @param conflicts cells that somebody changed between reading and confirming; theirs stand
     */
    record Confirmed(long saved, List<SavedCell> conflicts) {}

    UUID read(UUID reportId, String fileName, InputStream file) {
        Reports.Opened opened = reports.toFill(reportId);
        List<WorkbookLine> lines = new WorkbookReader(opened, cells.of(opened)).read(file);
        UUID id = Identifiers.next();
        workbooks.add(id, reportId, fileName, CurrentAccess.require().personName(), clock.instant(), lines);
        return id;
    }

    @Transactional(readOnly = true)
    Reading reading(UUID reportId, UUID id) {
        WorkbookRepository.Read workbook = workbooks
                .find(id)
                .filter(found -> found.reportId().equals(reportId))
                .orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        return new Reading(workbook, reports.read(reportId), workbooks.lines(id));
    }

    Confirmed confirm(UUID reportId, UUID id) {
        Reading reading = reading(reportId, id);
        if (!workbooks.confirm(id, clock.instant())) {
            throw new Fault(CommonFault.STALE);
        }
        List<TypedCell> typed = reading.lines().stream()
                .filter(line -> line.effect() != Effect.FAULTY && line.effect() != Effect.SAME)
                .map(line -> new TypedCell(line.item(), line.typed(), line.revision()))
                .toList();
        List<SavedCell> saved = cells.save(reportId, typed, Cause.IMPORTED);
        audit.record(
                "assessment.import",
                null,
                "report",
                reportId,
                Map.of("file", reading.workbook().fileName(), "cells", String.valueOf(saved.size())));
        return new Confirmed(
                saved.stream()
                        .filter(cell -> cell.outcome() == SavedCell.Saving.SAVED)
                        .count(),
                saved.stream()
                        .filter(cell -> cell.outcome() == SavedCell.Saving.CONFLICT)
                        .toList());
    }
}
