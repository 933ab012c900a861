package org.jieli.assessment.spotcheck;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jieli.assessment.AssessmentFault;
import org.jieli.assessment.filling.Cell;
import org.jieli.assessment.filling.Cells;
import org.jieli.assessment.filling.SavedCell;
import org.jieli.assessment.filling.TypedCell;
import org.jieli.assessment.form.FormRow;
import org.jieli.assessment.task.Report;
import org.jieli.assessment.task.ReportAccess;
import org.jieli.assessment.task.ReportAction;
import org.jieli.assessment.task.ReportEvents;
import org.jieli.assessment.task.Reports;
import org.jieli.audit.AuditLog;
import org.jieli.shared.Access;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Corrects an item after a finding. The report stays where it stands in the line (accepted, locked, published); the corrected value
 * comes as a new frozen version, which from then on counts, and the cell's history tells both.
 */
@Service
@Transactional
class SpotCorrections {

    private static final int LONGEST = 500;

    private final FindingRepository findings;
    private final CorrectedVersions versions;
    private final Reports reports;
    private final ReportEvents events;
    private final Cells cells;
    private final AuditLog audit;
    private final Clock clock;

    SpotCorrections(
            FindingRepository findings,
            CorrectedVersions versions,
            Reports reports,
            ReportEvents events,
            Cells cells,
            AuditLog audit,
            Clock clock) {
        this.findings = findings;
        this.versions = versions;
        this.reports = reports;
        this.events = events;
        this.cells = cells;
        this.audit = audit;
        this.clock = clock;
    }

    void correct(UUID reportId, UUID findingId, String typed, String words) {
        Reports.Opened opened = reports.toMove(reportId);
        Report report = opened.report();
        SpotFinding finding = findings.find(reportId, findingId).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        requireCorrectable(report, finding);
        if (words.strip().length() > LONGEST) {
            throw invalid(FieldFault.of("words", "common.too-long", LONGEST));
        }
        Access by = CurrentAccess.require();
        Instant now = clock.instant();
        String value = save(opened, finding, typed);
        try {
            versions.freeze(report, finding.item(), value, by, now);
        } catch (DuplicateKeyException e) {
            throw new Fault(CommonFault.STALE);
        }
        reports.submitted(report, Optional.ofNullable(report.submittedAt()).orElse(now), report.late());
        events.note(
                List.of(reportId),
                ReportAction.CORRECT,
                opened.form().item(finding.item()).map(FormRow::reading).orElse(finding.item()) + ": "
                        + finding.reported() + " → " + value);
        if (!findings.correct(findingId, value, words.strip(), report.submissions() + 1, by.personName(), now)) {
            throw new Fault(CommonFault.STALE);
        }
        audit.record(
                "assessment.finding-correct",
                null,
                "report",
                reportId,
                Map.of(
                        "unit", report.unit().name(),
                        "item", finding.item(),
                        "before", finding.reported(),
                        "after", value));
    }

    private void requireCorrectable(Report report, SpotFinding finding) {
        if (!ReportAccess.mayFill(report.unit())) {
            throw new Fault(CommonFault.FORBIDDEN);
        }
        if (!report.state().counts()) {
            throw new Fault(AssessmentFault.WRONG_STATE, report.state());
        }
        if (finding.state() != FindingState.OPEN) {
            throw new Fault(CommonFault.STALE);
        }
        if (finding.isOverdue(LocalDate.now(clock))) {
            throw invalid(FieldFault.of(
                    "value", "assessment.spotcheck-overdue", finding.due().toString()));
        }
    }

    private String save(Reports.Opened opened, SpotFinding finding, String typed) {
        int revision = Optional.ofNullable(cells.of(opened).get(finding.item()))
                .map(Cell::revision)
                .orElse(0);
        if (typed.isBlank()) {
            throw invalid(FieldFault.of("value", "common.required"));
        }
        SavedCell saved = cells.correct(opened, new TypedCell(finding.item(), typed, revision));
        return switch (saved.outcome()) {
            case SAVED -> saved.value();
            case UNCHANGED -> throw invalid(FieldFault.of("value", "assessment.spotcheck-unchanged"));
            case CONFLICT -> throw new Fault(CommonFault.STALE);
            case FAULTY -> {
                FieldFault fault = java.util.Objects.requireNonNull(saved.fault());
                throw invalid(
                        FieldFault.of("value", fault.code(), fault.arguments().toArray()));
            }
        };
    }

    private static Fault invalid(FieldFault fault) {
        return new Fault(CommonFault.INVALID, List.of(fault));
    }
}
