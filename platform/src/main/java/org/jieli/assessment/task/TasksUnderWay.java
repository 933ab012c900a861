package org.jieli.assessment.task;

import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The tasks that clocks look after: begun and not published yet. */
@Component
public class TasksUnderWay {

    private final TaskRepository tasks;
    private final Clock clock;

    TasksUnderWay(TaskRepository tasks, Clock clock) {
        this.tasks = tasks;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<Task> now() {
        return tasks.underWay(clock.instant());
    }
}
