package org.jieli.referral;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The referral clocks' place among the timers. */
@Configuration(proxyBeanMethods = false)
class ReferralTasks {

    private static final int SECONDS = 3;

    @Bean
    RecurringTask<Void> referralClocks(ClockScan scan) {
        return Tasks.recurring("referral-clocks", FixedDelay.ofSeconds(SECONDS))
                .execute((instance, context) -> scan.look());
    }
}
