package org.jieli.assessment.task;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jieli.assessment.AssessmentFault;
import org.jieli.assessment.form.Form;
import org.jieli.assessment.form.Forms;
import org.jieli.shared.Access;
import org.jieli.shared.AccessScope;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds tasks and reports within the asker's reach, and moves reports from state to state. */
@Service
@Transactional
public class Reports {

    private final TaskRepository tasks;
    private final ReportRepository reports;
    private final Forms forms;
    private final Clock clock;

    Reports(TaskRepository tasks, ReportRepository reports, Forms forms, Clock clock) {
        this.tasks = tasks;
        this.reports = reports;
        this.forms = forms;
        this.clock = clock;
    }

    /** A report with its task and its form. */
    public record Opened(Report report, Task task, Form form) {}

    /** A report that the asker may read; {@link CommonFault#NOT_FOUND} when there is none in his reach. */
    @Transactional(readOnly = true)
    public Opened read(UUID id) {
        return opened(reports.find(id).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND)));
    }

    /** A report whose cells the asker may change now; its state stays as it is until the end of the transaction. */
    public Opened toFill(UUID id) {
        Opened opened = opened(forSaving(id).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND)));
        if (!ReportAccess.mayFill(opened.report().unit())) {
            throw new Fault(CommonFault.FORBIDDEN);
        }
        if (!opened.report().state().isWithFiller()) {
            throw new Fault(AssessmentFault.NOT_YOURS_TO_CHANGE, opened.report().state());
        }
        if (!opened.report().isOpen(opened.task(), clock.instant())) {
            throw new Fault(AssessmentFault.CLOSED);
        }
        return opened;
    }

    /**
     * Savers share the report. Who may be the first, though, moves it on at the end: two of these who shared it would wait for each
     * other for ever, so they come one after the other.
     */
    private Optional<Report> forSaving(UUID id) {
        boolean perhapsFirst = reports.find(id)
                .filter(report -> report.state() == ReportState.NOT_STARTED)
                .isPresent();
        return perhapsFirst ? reports.findForMoving(id) : reports.findForSaving(id);
    }

    /** A report that the asker may take steps with; nobody saves or moves it until the end of the transaction. */
    public Opened toMove(UUID id) {
        return opened(reports.findForMoving(id).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND)));
    }

    /** What the asker may do with the report now, apart from what its checks say. */
    public List<ReportStep> steps(Opened opened) {
        Report report = opened.report();
        boolean timely = report.isTimely(opened.task(), clock.instant());
        return Arrays.stream(ReportStep.values())
                .filter(step -> step.isSingle() && step.from().contains(report.state()))
                .filter(step -> timely || !step.isTimed())
                .filter(step -> ReportAccess.mayTake(step, report.unit()))
                .toList();
    }

    /** Why the asker may not take a step with a report that he holds; nothing when he may. */
    public void requireStep(Opened opened, ReportStep step) {
        if (!ReportAccess.mayTake(step, opened.report().unit()) || !step.isSingle()) {
            throw new Fault(CommonFault.FORBIDDEN);
        }
        if (!step.from().contains(opened.report().state())) {
            throw new Fault(AssessmentFault.WRONG_STATE, opened.report().state());
        }
        if (step.isTimed() && !opened.report().isTimely(opened.task(), clock.instant())) {
            throw new Fault(AssessmentFault.CLOSED);
        }
    }

    /** Marks a report as begun; called with the first saved cell. */
    public void begun(Report report) {
        if (report.state() == ReportState.NOT_STARTED) {
            reports.move(report.id(), ReportState.NOT_STARTED, ReportState.FILLING);
        }
    }

    /** {@link AssessmentFault#WRONG_STATE} when the report is no longer in the first state. */
    public void move(Report report, ReportState from, ReportState to) {
        if (!reports.move(report.id(), from, to)) {
            Report now = reports.find(report.id()).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
            throw new Fault(AssessmentFault.WRONG_STATE, now.state());
        }
    }

    public void submitted(Report report, Instant at, boolean late) {
        reports.submitted(report.id(), at, late);
    }

    /** The report of the same unit in the task before. */
    @Transactional(readOnly = true)
    public Optional<Report> lastPeriod(Opened opened) {
        return Optional.ofNullable(opened.task().previous())
                .flatMap(previous ->
                        reports.find(previous, opened.report().unit().id()));
    }

    /** The reports that the asker himself fills in: his own institution's first, then those of its members. */
    @Transactional(readOnly = true)
    public List<Report> mine(Task task) {
        Access access = CurrentAccess.require();
        List<Report> mine = new ArrayList<>();
        if (access.scope().kind() == AccessScope.Kind.INSTITUTIONS) {
            mine.addAll(reports.ofInstitutions(task.id(), access.scope().institutions()));
            mine.sort(java.util.Comparator.comparing(
                    report -> !Objects.equals(report.unit().institutionId(), access.institutionId())));
        } else {
            reports.ofAuthority(task.id(), access.division()).ifPresent(mine::add);
        }
        return mine.stream()
                .filter(report -> ReportAccess.mayFill(report.unit()))
                .toList();
    }

    @Transactional(readOnly = true)
    public Task task(UUID id) {
        return tasks.find(id).filter(Reports::concerns).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
    }

    /** The tasks of the asker's area, the latest period first. */
    @Transactional(readOnly = true)
    public List<Task> tasks() {
        return tasks.around(CurrentAccess.require().division());
    }

    /** The task that the account chose last, or else the one that is open, or else the latest. */
    public Optional<Task> chosenTask() {
        List<Task> all = tasks();
        UUID account = CurrentAccess.require().accountId();
        Optional<UUID> chosen = account == null ? Optional.empty() : tasks.chosen(account);
        return all.stream()
                .filter(task -> chosen.isPresent() && chosen.get().equals(task.id()))
                .findFirst()
                .or(() -> all.stream()
                        .filter(task -> task.phase(clock.instant()) == Task.Phase.OPEN)
                        .findFirst())
                .or(() -> all.stream().findFirst());
    }

    public void choose(UUID taskId) {
        Task task = task(taskId);
        UUID account = CurrentAccess.require().accountId();
        if (account != null) {
            tasks.choose(account, task.id());
        }
    }

    private Opened opened(Report report) {
        if (!ReportAccess.mayRead(report.unit())) {
            throw new Fault(CommonFault.NOT_FOUND);
        }
        Task task = tasks.find(report.taskId()).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        return new Opened(report, task, forms.get(report.unit().form(), task.edition()));
    }

    private static boolean concerns(Task task) {
        String division = CurrentAccess.require().division();
        return division.startsWith(task.division()) || task.division().startsWith(division);
    }
}
