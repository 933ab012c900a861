package org.jieli.notification;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.jieli.shared.CurrentAccess;
import org.springframework.context.annotation.Bean;
import org.springframework.modulith.events.IncompleteEventPublications;
import org.springframework.stereotype.Component;

/** Hands events again to listeners that failed on them, so that nobody waits for the next start to hear the news. */
@Component
class Redelivery {

    private static final Duration PAUSE = Duration.ofSeconds(15);
    /** An event that is younger may still be on its way. */
    private static final Duration OLD_ENOUGH = Duration.ofSeconds(30);

    private final IncompleteEventPublications publications;

    Redelivery(IncompleteEventPublications publications) {
        this.publications = publications;
    }

    @Bean
    static RecurringTask<Void> eventRedelivery(Redelivery redelivery) {
        return Tasks.recurring("event-redelivery", FixedDelay.of(PAUSE))
                .execute((task, context) -> redelivery.deliver(OLD_ENOUGH));
    }

    void deliver(Duration olderThan) {
        CurrentAccess.runAsSystem(
                "event-redelivery", () -> publications.resubmitIncompletePublicationsOlderThan(olderThan));
    }
}
