package org.jieli.assessment.checking;

import java.util.List;
import java.util.UUID;
import org.jieli.assessment.form.CheckRule;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The checks of a whole task for other systems. */
@RestController
class TaskCheckApi {

    private final TaskChecks checks;

    TaskCheckApi(TaskChecks checks) {
        this.checks = checks;
    }

    record Line(
            String form,
            CheckRule check,
            long holds,
            long fails,
            long notCheckable,
            List<TaskChecks.Failing> failing) {}

    record Answer(long reports, long asked, List<Line> checks) {}

    /** How every check fared in the frozen reports within the caller's reach, those that fail most first; up to 20 failing reports each. */
    @GetMapping("/api/v1/reporting/tasks/{id}/checks")
    Answer of(@PathVariable UUID id) {
        TaskChecks.Summary summary = checks.of(id);
        return new Answer(
                summary.reports(),
                summary.asked(),
                summary.lines().stream()
                        .map(line -> new Line(
                                line.form(),
                                line.check().rule(),
                                line.holds(),
                                line.fails(),
                                line.notCheckable(),
                                line.failing()))
                        .toList());
    }
}
