package org.jieli.medication.refill;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The refills' place among the timers. */
@Configuration(proxyBeanMethods = false)
class RefillTasks {

    private static final int MINUTES = 10;

    @Bean
    RecurringTask<Void> refillReminders(RefillClock refills) {
        return Tasks.recurring("refills", FixedDelay.ofMinutes(MINUTES)).execute((instance, context) -> refills.look());
    }
}
