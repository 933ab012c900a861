package org.jieli.assessment.filling;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jieli.assessment.form.CellReader;
import org.jieli.assessment.form.CellValue;
import org.jieli.assessment.form.FormRow;
import org.jieli.assessment.task.Reports;
import org.jieli.shared.Access;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.FieldFault;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Saves cells one by one as they are filled, and tells what others changed meanwhile. */
@Service
@Transactional
public class Cells {

    private static final int HISTORY = 50;

    private final CellRepository cells;
    private final Reports reports;
    private final Clock clock;

    Cells(CellRepository cells, Reports reports, Clock clock) {
        this.cells = cells;
        this.reports = reports;
        this.clock = clock;
    }

    /**
     * Saves each cell that holds a value of its item and that nobody else changed since; the others are told with what is wrong.
     * Faults of the whole: the report is not in the asker's hands, or the task is not open.
     */
    public List<SavedCell> save(UUID reportId, List<TypedCell> typed, Cause cause) {
        Reports.Opened opened = reports.toFill(reportId);
        Instant now = clock.instant();
        Access by = CurrentAccess.require();
        // In one order for all, so that two blocks pasted at the same time do not wait for each other.
        List<SavedCell> saved = typed.stream()
                .sorted(java.util.Comparator.comparing(TypedCell::item))
                .map(cell -> save(opened, cell, cause, by, now))
                .toList();
        if (saved.stream().anyMatch(cell -> cell.outcome() == SavedCell.Saving.SAVED)) {
            reports.begun(opened.report());
        }
        return saved;
    }

    /** Mends a cell of a report that is out of its filler's hands, after a spot check; the caller freezes the version that follows. */
    public SavedCell correct(Reports.Opened opened, TypedCell typed) {
        return save(opened, typed, Cause.CORRECTED, CurrentAccess.require(), clock.instant());
    }

    /** The values of a report as they stand. */
    @Transactional(readOnly = true)
    public Map<String, CellValue> values(Reports.Opened opened) {
        return opened.form().read(cells.values(opened.report().id()));
    }

    /** The values that the same unit reported in the task before; none where it did not. */
    @Transactional(readOnly = true)
    public Map<String, CellValue> lastPeriod(Reports.Opened opened) {
        return reports.lastPeriod(opened)
                .map(report -> opened.form().read(cells.values(report.id())))
                .orElse(Map.of());
    }

    /** The cells of a report by item, with who changed them. */
    @Transactional(readOnly = true)
    public Map<String, Cell> of(Reports.Opened opened) {
        return cells.of(opened.report().id()).stream().collect(Collectors.toMap(Cell::item, Function.identity()));
    }

    @Transactional(readOnly = true)
    List<Cell> changedSince(UUID reportId, long changeId) {
        return cells.changedSince(reports.read(reportId).report().id(), changeId);
    }

    @Transactional(readOnly = true)
    List<CellRepository.Change> history(UUID reportId, String item) {
        return cells.history(reports.read(reportId).report().id(), item, HISTORY);
    }

    private SavedCell save(Reports.Opened opened, TypedCell typed, Cause cause, Access by, Instant now) {
        UUID reportId = opened.report().id();
        Optional<FormRow> item = opened.form()
                .item(typed.item())
                .filter(row -> opened.report().unit().tcm() || !row.tcmOnly());
        if (item.isEmpty()) {
            return faulty(reportId, typed, FieldFault.of(typed.item(), "assessment.not-asked"));
        }
        CellReader.Read read = CellReader.read(item.get(), typed.value());
        if (read.value() == null) {
            return faulty(reportId, typed, java.util.Objects.requireNonNull(read.fault()));
        }
        String value = read.value().text();
        Optional<Cell> before = cells.find(reportId, typed.item());
        if (before.map(Cell::value).orElse("").equals(value)) {
            return told(typed.item(), SavedCell.Saving.UNCHANGED, before);
        }
        Optional<Cell> after = cells.save(reportId, typed, value, cause, by, now);
        return after.isPresent()
                ? told(typed.item(), SavedCell.Saving.SAVED, after)
                : told(typed.item(), SavedCell.Saving.CONFLICT, cells.find(reportId, typed.item()));
    }

    private SavedCell faulty(UUID reportId, TypedCell typed, FieldFault fault) {
        Optional<Cell> now = cells.find(reportId, typed.item());
        return new SavedCell(
                typed.item(),
                SavedCell.Saving.FAULTY,
                now.map(Cell::value).orElse(""),
                now.map(Cell::revision).orElse(0),
                null,
                null,
                fault);
    }

    private static SavedCell told(String item, SavedCell.Saving outcome, Optional<Cell> cell) {
        return new SavedCell(
                item,
                outcome,
                cell.map(Cell::value).orElse(""),
                cell.map(Cell::revision).orElse(0),
                cell.map(Cell::changedBy).orElse(null),
                cell.map(Cell::changedAt).orElse(null),
                null);
    }
}
