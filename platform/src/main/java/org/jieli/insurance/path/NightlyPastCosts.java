package org.jieli.insurance.path;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Objects;
import org.jieli.insurance.PastCosts;
import org.jieli.shared.ChinaTime;
import org.jieli.shared.CurrentAccess;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The night's look at what past cases cost; readers see the old figures until the new ones are whole. */
@Component
class NightlyPastCosts implements PastCosts {

    private static final Logger LOG = LoggerFactory.getLogger(NightlyPastCosts.class);
    private static final LocalTime HOUR = LocalTime.of(3, 10);

    private final PastCostRepository costs;
    private final TransactionTemplate transactions;
    private final Clock clock;

    NightlyPastCosts(PastCostRepository costs, TransactionTemplate transactions, Clock clock) {
        this.costs = costs;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Bean
    static RecurringTask<Void> pastCostNight(PastCosts pastCosts) {
        return Tasks.recurring("insurance-past-cost", Schedules.daily(ChinaTime.ZONE, HOUR))
                .execute((task, context) -> pastCosts.refresh());
    }

    @Override
    public int refresh() {
        return CurrentAccess.callAsSystem("insurance.past-cost", () -> {
            long start = System.nanoTime();
            LocalDate today = ChinaTime.date(clock.instant());
            Integer groups = transactions.execute(status -> costs.rule(today)
                    .map(rule -> {
                        costs.clear();
                        return costs.derive(today.minusMonths(rule.months()), today, clock.instant());
                    })
                    .orElse(0));
            LOG.info("Past costs: {} groups in {} ms", groups, (System.nanoTime() - start) / 1_000_000L);
            return Objects.requireNonNullElse(groups, 0);
        });
    }
}
