package org.jieli.assessment.review;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jieli.assessment.AssessmentFault;
import org.jieli.assessment.checking.CheckReport;
import org.jieli.assessment.checking.Checking;
import org.jieli.assessment.filling.Remarks;
import org.jieli.assessment.task.Report;
import org.jieli.assessment.task.ReportAction;
import org.jieli.assessment.task.ReportEvents;
import org.jieli.assessment.task.ReportStep;
import org.jieli.assessment.task.Reports;
import org.jieli.audit.AuditLog;
import org.jieli.notification.Notice;
import org.jieli.notification.Notices;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes the steps of single reports; pages and API go through here alike. */
@Service
@Transactional
public class Reviewing {

    private static final int LONGEST_REASON = 1000;

    private final Reports reports;
    private final Checking checking;
    private final Submissions submissions;
    private final Remarks remarks;
    private final ReportEvents events;
    private final Notices notices;
    private final AuditLog audit;
    private final Clock clock;

    Reviewing(
            Reports reports,
            Checking checking,
            Submissions submissions,
            Remarks remarks,
            ReportEvents events,
            Notices notices,
            AuditLog audit,
            Clock clock) {
        this.reports = reports;
        this.checking = checking;
        this.submissions = submissions;
        this.remarks = remarks;
        this.events = events;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Takes a step. The report is held from the first statement on: who is saving cells at this moment is waited for, and what he
     * saves is in the frozen version; whoever comes later finds the new state.
     *
     * @param version the version of the report that the asker saw; null where he need not say
     */
    public void act(UUID reportId, ReportStep step, StepWords words, @Nullable Integer version) {
        Reports.Opened opened = reports.toMove(reportId);
        if (version != null && version != opened.report().version()) {
            throw new Fault(CommonFault.STALE);
        }
        reports.requireStep(opened, step);
        Fault.throwIfAny(faults(step, words));
        if (step == ReportStep.SUBMIT) {
            submit(opened, words);
        } else {
            remarks.add(opened, words.remarked());
            reports.move(opened.report(), opened.report().state(), step.to());
        }
        events.note(List.of(reportId), ReportAction.of(step), words.why());
        audit.record(
                "assessment." + step.name().toLowerCase(java.util.Locale.ROOT),
                null,
                "report",
                reportId,
                details(opened, words));
        if (step == ReportStep.RETURN) {
            tellFiller(opened, words.why());
        }
    }

    private void submit(Reports.Opened opened, StepWords words) {
        Report report = opened.report();
        words.explained().forEach((check, why) -> checking.explain(report.id(), check, why));
        CheckReport checks = checking.check(opened);
        if (!checks.mayBeSubmitted()) {
            throw new Fault(
                    AssessmentFault.CHECKS,
                    checks.blanks().size(),
                    checks.blocking().size(),
                    checks.toExplain().size());
        }
        Instant now = clock.instant();
        submissions.freeze(
                report,
                report.submissions() + 1,
                checks.explained().stream().map(checks::explanation).toList(),
                FreezeCause.SUBMITTED,
                CurrentAccess.require().personName(),
                now);
        reports.move(report, report.state(), ReportStep.SUBMIT.to());
        reports.submitted(report, now, !now.isBefore(opened.task().closes()));
    }

    private static List<FieldFault> faults(ReportStep step, StepWords words) {
        List<FieldFault> faults = new ArrayList<>();
        if (step.isReasoned() && words.why().isEmpty()) {
            faults.add(FieldFault.of("reason", "common.required"));
        } else if (words.why().length() > LONGEST_REASON) {
            faults.add(FieldFault.of("reason", "common.too-long", LONGEST_REASON));
        }
        if (step != ReportStep.RETURN && !words.remarked().isEmpty()) {
            faults.add(FieldFault.of("remarks", "assessment.remarks-with-return"));
        }
        if (step != ReportStep.SUBMIT && !words.explained().isEmpty()) {
            faults.add(FieldFault.of("explanations", "assessment.explanations-with-submission"));
        }
        return faults;
    }

    private void tellFiller(Reports.Opened opened, String why) {
        Report report = opened.report();
        UUID institution = report.unit().institutionId();
        notices.tell(List.of(new Notice(
                institution,
                institution == null ? report.unit().division() : null,
                "review.notice-returned",
                List.of(opened.task().name(), report.unit().name(), why),
                "/reporting/reports/" + report.id(),
                "report-returned:" + report.id() + ":" + (report.version() + 1))));
    }

    private static Map<String, String> details(Reports.Opened opened, StepWords words) {
        return Map.of(
                "task", opened.task().name(),
                "unit", opened.report().unit().name(),
                "reason", words.why(),
                "remarks",
                        String.valueOf(words.remarked().values().stream()
                                .filter(said -> !said.isBlank())
                                .count()));
    }
}
