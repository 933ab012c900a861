package org.jieli.assessment.checking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jieli.assessment.checking.FrozenReports.Frozen;
import org.jieli.assessment.form.Check;
import org.jieli.assessment.form.Form;
import org.jieli.assessment.form.Forms;
import org.jieli.assessment.form.Operands;
import org.jieli.assessment.form.PeerRange;
import org.jieli.assessment.task.ReportAccess;
import org.jieli.assessment.task.Reports;
import org.jieli.assessment.task.Task;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asks every check of every frozen report of a task within the asker's reach, on all processors: which checks fail how often, and where.
 * For whoever reviews; what is told is counted anew each time.
 */
@Service
public class TaskChecks {

    private static final int AT_ONCE = 2000;
    private static final int EXAMPLES = 20;

    private final FrozenReports frozen;
    private final PeerRanges peers;
    private final Reports reports;
    private final Forms forms;

    TaskChecks(FrozenReports frozen, PeerRanges peers, Reports reports, Forms forms) {
        this.frozen = frozen;
        this.peers = peers;
        this.reports = reports;
        this.forms = forms;
    }

    /** A report in which a check fails. */
    public record Failing(UUID reportId, String name) {}

    /**
     * How a check fared.
     *
     * @param failing some of the reports in which it fails, by name
     */
    public record Line(
            String form,
            Check check,
            long holds,
            long fails,
            long notCheckable,
            long notMeant,
            List<Failing> failing) {}

    /**
     * What became of all checks of a task.
     *
     * @param reports how many reports were checked
     * @param asked how many checks were asked in all
     * @param lines the checks that fail most, first
     */
    public record Summary(Task task, long reports, long asked, List<Line> lines) {

        public List<Line> failing() {
            return lines.stream().filter(line -> line.fails() > 0).toList();
        }
    }

    @Transactional(readOnly = true)
    public Summary of(UUID taskId) {
        if (!ReportAccess.reviews()) {
            throw new Fault(CommonFault.FORBIDDEN);
        }
        Task task = reports.task(taskId);
        Run run = new Run(task);
        List<Frozen> batch = new ArrayList<>(AT_ONCE);
        frozen.each(task, report -> {
            batch.add(report);
            if (batch.size() == AT_ONCE) {
                run.ask(batch);
                batch.clear();
            }
        });
        run.ask(batch);
        return run.summary();
    }

    /** One pass over a task. */
    private final class Run {

        private final Task task;
        private final Map<String, Tally> tallies = new ConcurrentHashMap<>();
        private final Map<String, Map<String, PeerRange>> ranges = new ConcurrentHashMap<>();
        private long asked;

        Run(Task task) {
            this.task = task;
        }

        /** The ranges of peers are read before, for only this thread has the transaction. */
        void ask(List<Frozen> batch) {
            batch.forEach(report -> ranges.computeIfAbsent(
                    report.form() + "/" + report.tier(), any -> peers.of(task, report.form(), report.tier())));
            batch.parallelStream().forEach(this::ask);
            asked += batch.size();
        }

        private void ask(Frozen report) {
            Form form = forms.get(report.form(), task.edition());
            Operands operands = Operands.of(form.read(report.cells()))
                    .lastPeriod(form.read(report.lastCells()))
                    .peers(ranges.getOrDefault(report.form() + "/" + report.tier(), Map.of()))
                    .period(task.period())
                    .kind(report.tier(), report.tcm());
            form.checks().forEach(check -> tallies.computeIfAbsent(
                            report.form() + "/" + check.rule().id(), any -> new Tally(report.form(), check, EXAMPLES))
                    .count(check.ask(operands).verdict(), report));
        }

        Summary summary() {
            List<Line> lines = tallies.values().stream()
                    .map(Tally::line)
                    .sorted(Comparator.comparingLong(Line::fails)
                            .reversed()
                            .thenComparing(Line::form)
                            .thenComparing(line -> line.check().rule().id()))
                    .toList();
            long checks = lines.stream()
                    .mapToLong(line -> line.holds() + line.fails() + line.notCheckable() + line.notMeant())
                    .sum();
            return new Summary(task, asked, checks, lines);
        }
    }
}
