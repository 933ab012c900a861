package org.jieli.assessment.review;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jieli.assessment.checking.Checking;
import org.jieli.assessment.filling.Cause;
import org.jieli.assessment.filling.Cells;
import org.jieli.assessment.filling.SavedCell;
import org.jieli.assessment.filling.TypedCell;
import org.jieli.assessment.task.ReportKey;
import org.jieli.assessment.task.ReportLists;
import org.jieli.assessment.task.ReportSelection;
import org.jieli.assessment.task.ReportState;
import org.jieli.assessment.task.ReportStep;
import org.jieli.assessment.task.Reports;
import org.jieli.assessment.task.Task;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.web.Idempotency;
import org.jieli.web.KeysetPage;
import org.jieli.web.Versions;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** National reporting for other systems: a hospital's own system fills in and submits, an authority's reviews. */
@RestController
@RequestMapping("/api/v1/reporting")
class ReportingApi {

    private final Reports reports;
    private final ReportLists lists;
    private final Cells cells;
    private final Checking checking;
    private final Reviewing reviewing;
    private final Submissions submissions;
    private final Idempotency idempotency;
    private final MessageSource messages;

    ReportingApi(
            Reports reports,
            ReportLists lists,
            Cells cells,
            Checking checking,
            Reviewing reviewing,
            Submissions submissions,
            Idempotency idempotency,
            MessageSource messages) {
        this.reports = reports;
        this.lists = lists;
        this.cells = cells;
        this.checking = checking;
        this.reviewing = reviewing;
        this.submissions = submissions;
        this.idempotency = idempotency;
        this.messages = messages;
    }

    /** A reporting task. */
    record TaskView(
            UUID id,
            String name,
            String edition,
            String division,
            LocalDate from,
            LocalDate to,
            int workingDays,
            Instant opens,
            Instant closes,
            @Nullable UUID previous,
            @Nullable Instant publishedAt) {

        static TaskView of(Task task) {
            return new TaskView(
                    task.id(),
                    task.name(),
                    task.edition(),
                    task.division(),
                    task.period().from(),
                    task.period().to(),
                    task.period().workingDays(),
                    task.opens(),
                    task.closes(),
                    task.previous(),
                    task.publishedAt());
        }
    }

    /** The tasks that concern the caller's area, the latest period first. */
    @GetMapping("/tasks")
    List<TaskView> tasks() {
        return reports.tasks().stream().map(TaskView::of).toList();
    }

    /** The caller's reports of a task, the longest submitted first, those that never were before them. */
    @GetMapping("/reports")
    KeysetPage<ReportView.Line> list(
            @RequestParam UUID task,
            @RequestParam(required = false) @Nullable ReportState state,
            @RequestParam(required = false) @Nullable String form,
            @RequestParam(defaultValue = "") String division,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int limit) {
        ReportSelection selection = new ReportSelection(reports.task(task).id(), division.strip(), state, form, false);
        var page = lists.page(selection, ReportKey.parse(after), KeysetPage.limit(limit));
        return page.map(ReportView.Line::of);
    }

    /** One report with its cells as they stand and what the caller may do now. */
    @GetMapping("/reports/{id}")
    ResponseEntity<ReportView> read(@PathVariable UUID id) {
        Reports.Opened opened = reports.read(id);
        ReportView view =
                ReportView.of(opened, reports.steps(opened), cells.of(opened).values());
        return ResponseEntity.ok().eTag(Versions.etag(view.version())).body(view);
    }

    /**
     * What became of a cell.
     *
     * @param fault code of what is wrong with what was sent, with {@code words}; null when nothing is
     */
    record Saved(
            String item,
            SavedCell.Saving outcome,
            String value,
            int revision,
            @Nullable String changedBy,
            @Nullable Instant changedAt,
            @Nullable String fault,
            @Nullable String words) {}

    /** Saves cells, each on the revision that the caller knows; one that is faulty or has moved on keeps no other back. */
    @PutMapping("/reports/{id}/cells")
    List<Saved> save(@PathVariable UUID id, @RequestBody List<TypedCell> typed, Locale locale) {
        return cells.save(id, typed, Cause.SENT).stream()
                .map(cell -> saved(cell, locale))
                .toList();
    }

    /** What is to be mended or explained before the report may be submitted. */
    @GetMapping("/reports/{id}/checks")
    CheckView checks(@PathVariable UUID id) {
        return CheckView.of(checking.check(id).report());
    }

    /** The step to take, with what is said with it. */
    record WantedStep(
            @Nullable ReportStep step,
            @Nullable String reason,
            @Nullable Map<String, String> remarks,
            @Nullable Map<String, String> explanations) {}

    private record Taken(UUID id) {}

    /** Takes a step; needs {@code If-Match}. */
    @PostMapping("/reports/{id}/steps")
    ResponseEntity<ReportView> act(
            @PathVariable UUID id,
            @RequestBody WantedStep wanted,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        int version = Versions.required(ifMatch);
        ReportStep step = wanted.step();
        if (step == null) {
            throw new Fault(CommonFault.INVALID, List.of(FieldFault.of("step", "common.required")));
        }
        idempotency.once(
                key,
                new Idempotency.Request("POST", "/api/v1/reporting/reports/" + id + "/steps", wanted),
                Taken.class,
                () -> {
                    reviewing.act(
                            id, step, new StepWords(wanted.reason(), wanted.remarks(), wanted.explanations()), version);
                    return new Taken(id);
                });
        return read(id);
    }

    /** A frozen version. */
    @GetMapping("/reports/{id}/versions/{number}")
    Submission version(@PathVariable UUID id, @PathVariable int number) {
        reports.read(id);
        return submissions.find(id, number).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
    }

    private Saved saved(SavedCell cell, Locale locale) {
        FieldFault fault = cell.fault();
        return new Saved(
                cell.item(),
                cell.outcome(),
                cell.value(),
                cell.revision(),
                cell.changedBy(),
                cell.changedAt(),
                fault == null ? null : fault.code(),
                fault == null
                        ? null
                        : messages.getMessage(
                                "fault." + fault.code(), fault.arguments().toArray(), fault.code(), locale));
    }
}
