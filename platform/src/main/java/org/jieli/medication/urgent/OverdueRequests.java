package org.jieli.medication.urgent;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.jieli.shared.CurrentAccess;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The clock of urgent requests. */
@Configuration(proxyBeanMethods = false)
class OverdueRequests {

    private static final int SECONDS = 60;

    @Bean
    RecurringTask<Void> urgentDrugClocks(UrgentRequests requests) {
        return Tasks.recurring("urgent-drugs", FixedDelay.ofSeconds(SECONDS))
                .execute((instance, context) -> CurrentAccess.runAsSystem("medication.urgent", requests::tellOverdue));
    }
}
