package org.jieli.assessment.progress;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.List;
import org.jieli.shared.CurrentAccess;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** Reminds those who have not submitted some days before their closing time, once at each of these marks. */
@Component
class Reminders {

    /** The nearest first: who is reminded on the last day is not told of three days. Ours, to be confirmed by the leader. */
    private static final List<Duration> MARKS = List.of(Duration.ofDays(1), Duration.ofDays(3));

    private static final Duration PAUSE = Duration.ofMinutes(15);

    private final Chasing chasing;

    Reminders(Chasing chasing) {
        this.chasing = chasing;
    }

    @Bean
    static RecurringTask<Void> reportReminders(Reminders reminders) {
        return Tasks.recurring("assessment-reminders", FixedDelay.of(PAUSE))
                .execute((task, context) -> reminders.look());
    }

    /** One look at all closing times. */
    void look() {
        CurrentAccess.runAsSystem("assessment.reminder", () -> MARKS.forEach(chasing::remind));
    }
}
