package org.jieli.assessment.spotcheck;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jieli.assessment.AssessmentFault;
import org.jieli.assessment.attachment.AttachedFiles;
import org.jieli.assessment.attachment.AttachmentOwner;
import org.jieli.assessment.task.Report;
import org.jieli.assessment.task.ReportAccess;
import org.jieli.assessment.task.Reports;
import org.jieli.assessment.task.Unit;
import org.jieli.audit.AuditLog;
import org.jieli.notification.Notice;
import org.jieli.notification.Notices;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Identifiers;
import org.jieli.web.KeysetPage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What checkers found, and what they say of corrections. */
@Service
@Transactional
class SpotFindings {

    static final String OWNER = "finding";
    static final int MOST_EXPORTED = 5000;

    private static final int PAGE = 50;
    private static final int LONGEST_FOUND = 500;
    private static final int LONGEST_WORDS = 2000;

    private final FindingRepository findings;
    private final CorrectedVersions versions;
    private final FigureEffects effects;
    private final AttachedFiles files;
    private final Reports reports;
    private final Notices notices;
    private final AuditLog audit;
    private final Clock clock;

    SpotFindings(
            FindingRepository findings,
            CorrectedVersions versions,
            FigureEffects effects,
            AttachedFiles files,
            Reports reports,
            Notices notices,
            AuditLog audit,
            Clock clock) {
        this.findings = findings;
        this.versions = versions;
        this.effects = effects;
        this.files = files;
        this.reports = reports;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whoever stands above the unit, or leads the evaluation of its area. */
    static boolean mayCheck(Unit unit) {
        return ReportAccess.mayReview(unit) || ReportAccess.leadsTasks() && ReportAccess.mayRead(unit);
    }

    @Transactional(readOnly = true)
    List<SpotFinding> of(UUID reportId) {
        return findings.of(reports.read(reportId).report().id());
    }

    /** What the corrections did to the figures that are derived from their items, by finding. */
    @Transactional(readOnly = true)
    Map<UUID, List<FigureEffect>> effects(UUID reportId) {
        Reports.Opened opened = reports.read(reportId);
        return findings.of(reportId).stream()
                .collect(Collectors.toMap(SpotFinding::id, finding -> effects.of(opened, finding)));
    }

    @Transactional(readOnly = true)
    SpotFinding find(UUID reportId, UUID id) {
        reports.read(reportId);
        return findings.find(reportId, id).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
    }

    /** The findings of a task within the asker's reach, the latest first. */
    @Transactional(readOnly = true)
    KeysetPage<SpotFinding> ofTask(UUID taskId, @Nullable FindingState state, @Nullable UUID before) {
        reports.task(taskId);
        return KeysetPage.of(findings.ofTask(taskId, state, before, PAGE + 1), PAGE, finding -> finding.id()
                .toString());
    }

    @Transactional(readOnly = true)
    List<SpotFinding> allOfTask(UUID taskId) {
        reports.task(taskId);
        return findings.ofTask(taskId, null, null, MOST_EXPORTED);
    }

    UUID add(UUID reportId, FindingForm typed, String fileName, byte[] file) {
        Reports.Opened opened = checked(reportId);
        Report report = opened.report();
        if (!report.state().counts()) {
            throw new Fault(AssessmentFault.WRONG_STATE, report.state());
        }
        Fault.throwIfAny(faults(opened, typed, file));
        String item = FindingForm.text(typed.item());
        SpotFinding finding = new SpotFinding(
                Identifiers.next(),
                reportId,
                report.unit().name(),
                report.unit().form(),
                report.submissions(),
                item,
                versions.cells(reportId, report.submissions()).getOrDefault(item, ""),
                FindingForm.text(typed.found()),
                FindingForm.text(typed.evidence()),
                java.util.Objects.requireNonNull(typed.due()),
                FindingState.OPEN,
                CurrentAccess.require().personName(),
                clock.instant(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        findings.insert(finding, opened.task().id(), typed.sample());
        if (file.length > 0) {
            Unit unit = report.unit();
            files.add(
                    new AttachmentOwner(OWNER, finding.id(), unit.division(), unit.institutionId(), false),
                    fileName,
                    file);
        }
        tell("spotcheck.notice-finding", finding, report.unit());
        record("add", finding, Map.of("item", item, "found", finding.found()));
        return finding.id();
    }

    void confirm(UUID reportId, UUID id) {
        checked(reportId);
        SpotFinding finding = find(reportId, id);
        if (!findings.confirm(id, CurrentAccess.require().personName(), clock.instant())) {
            throw new Fault(CommonFault.STALE);
        }
        record("confirm", finding, Map.of("value", String.valueOf(finding.corrected())));
    }

    /** Asks for another correction, or gives more time, until a day. */
    void again(UUID reportId, UUID id, @Nullable LocalDate due, String because) {
        Unit unit = checked(reportId).report().unit();
        SpotFinding finding = find(reportId, id);
        List<FieldFault> faults = new ArrayList<>(wordFaults("because", because.strip(), LONGEST_FOUND));
        faults.addAll(dueFaults(due));
        Fault.throwIfAny(faults);
        if (!findings.again(id, java.util.Objects.requireNonNull(due), because.strip())) {
            throw new Fault(CommonFault.STALE);
        }
        tell("spotcheck.notice-again", finding, unit);
        record("again", finding, Map.of("due", due.toString(), "because", because.strip()));
    }

    /** Tells the unit, an authority by its division. */
    private void tell(String key, SpotFinding finding, Unit unit) {
        notices.tell(List.of(new Notice(
                unit.institutionId(),
                unit.institutionId() == null ? unit.division() : null,
                key,
                List.of(unit.name()),
                "/reporting/reports/" + finding.reportId() + "/findings",
                finding.id() + " " + clock.instant())));
    }

    private Reports.Opened checked(UUID reportId) {
        Reports.Opened opened = reports.read(reportId);
        if (!mayCheck(opened.report().unit())) {
            throw new Fault(CommonFault.FORBIDDEN);
        }
        return opened;
    }

    private List<FieldFault> faults(Reports.Opened opened, FindingForm typed, byte[] file) {
        List<FieldFault> faults = new ArrayList<>();
        if (opened.form().item(FindingForm.text(typed.item())).isEmpty()) {
            faults.add(FieldFault.of("item", "assessment.spotcheck-item"));
        }
        faults.addAll(wordFaults("found", FindingForm.text(typed.found()), LONGEST_FOUND));
        faults.addAll(wordFaults("evidence", FindingForm.text(typed.evidence()), LONGEST_WORDS));
        faults.addAll(dueFaults(typed.due()));
        faults.addAll(AttachedFiles.faults(file));
        return faults;
    }

    private List<FieldFault> dueFaults(@Nullable LocalDate due) {
        if (due == null) {
            return List.of(FieldFault.of("due", "common.required"));
        }
        return due.isBefore(LocalDate.now(clock))
                ? List.of(FieldFault.of("due", "assessment.spotcheck-due"))
                : List.of();
    }

    private static List<FieldFault> wordFaults(String field, String text, int longest) {
        if (text.isEmpty()) {
            return List.of(FieldFault.of(field, "common.required"));
        }
        return text.length() > longest ? List.of(FieldFault.of(field, "common.too-long", longest)) : List.of();
    }

    private void record(String action, SpotFinding finding, Map<String, String> details) {
        Map<String, String> all = new java.util.HashMap<>(details);
        all.put("unit", finding.unit());
        audit.record("assessment.finding-" + action, null, "report", finding.reportId(), all);
    }
}
